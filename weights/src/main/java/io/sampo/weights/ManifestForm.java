package io.sampo.weights;

import io.sampo.weights.v1.Manifest;
import io.sampo.weights.v1.Tensor;

/** How a snapshot's description is written on the wire. */
final class ManifestForm {
  private ManifestForm() {}

  static Manifest write(Snapshot snapshot) {
    SnapshotOrigin origin = snapshot.origin();
    return Manifest.newBuilder()
        .setRun(origin.run())
        .setVersion(origin.version())
        .setParent(origin.parent())
        .setTerm(origin.term())
        .addAllTensors(snapshot.tensors().stream().map(ManifestForm::tensor).toList())
        .setTotalBytes(snapshot.byteSize())
        .setSha256(snapshot.sha256().wire())
        .build();
  }

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  static SnapshotOrigin origin(Manifest manifest) {
    return new SnapshotOrigin(
        manifest.getRun(), manifest.getVersion(), manifest.getParent(), manifest.getTerm());
  }

  /**
   * @throws IllegalArgumentException if a tensor is impossible or out of order
   */
  static SnapshotLayout layout(Manifest manifest) {
    return new SnapshotLayout(manifest.getTensorsList().stream().map(ManifestForm::info).toList());
  }

  private static Tensor tensor(TensorInfo info) {
    return Tensor.newBuilder()
        .setName(info.name())
        .setDtype(info.dtype().toString())
        .addAllShape(info.shape())
        .build();
  }

  private static TensorInfo info(Tensor tensor) {
    return new TensorInfo(tensor.getName(), Dtype.of(tensor.getDtype()), tensor.getShapeList());
  }
}
