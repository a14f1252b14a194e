package io.sampo.learner;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.config.Dtype;
import io.sampo.model.Parameters;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TensorInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts versions of the policy where this node serves them, from the weights or from a checkpoint's
 * file.
 */
final class SnapshotPublisher {
  private final String run;
  private final SnapshotStore store;
  private final SnapshotMemory memory;
  private final long term;

  /**
   * A publisher of a learner's term.
   *
   * @param term under which it leads
   */
  SnapshotPublisher(String run, SnapshotStore store, SnapshotMemory memory, long term) {
    this.run = run;
    this.store = store;
    this.memory = memory;
    this.term = term;
  }

  /** Publishes the weights as they are now. */
  SnapshotEntry publish(long version, Parameters parameters) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(parameters.byteSize());
      parameters.copyTo(bytes);
      return publish(version, parameters.views(bytes));
    }
  }

  /** Publishes a version that a checkpoint kept. */
  SnapshotEntry publish(long version, Path file) {
    try (SafetensorsFile opened = SafetensorsFile.open(file)) {
      return publish(version, new ArrayList<>(opened.tensors().values()));
    }
  }

  private SnapshotEntry publish(long version, List<StoredTensor> tensors) {
    SnapshotOrigin origin = new SnapshotOrigin(run, version, version - 1, term);
    try (SnapshotDraft draft = new SnapshotDraft(memory, origin, layout(tensors))) {
      tensors.forEach(tensor -> draft.put(tensor.name(), tensor.bytes()));
      Snapshot sealed = draft.seal();
      String sha256 = sealed.sha256().hex();
      long size = sealed.byteSize();
      store.put(sealed);
      return new SnapshotEntry(version, sha256, size, version - 1, term);
    }
  }

  /** Writes a held version into a file. */
  void save(long version, Path file) {
    try (Snapshot snapshot = held(version)) {
      List<StoredTensor> tensors = new ArrayList<>();
      for (TensorInfo info : snapshot.tensors()) {
        tensors.add(
            new StoredTensor(info.name(), type(info), info.shape(), snapshot.tensor(info.name())));
      }
      SafetensorsWriter.write(file, tensors);
    }
  }

  private Snapshot held(long version) {
    Optional<Snapshot> snapshot = store.get(version);
    return snapshot.orElseThrow(
        () -> new IllegalStateException("version " + version + " is needed and not held"));
  }

  private static SnapshotLayout layout(List<StoredTensor> tensors) {
    return new SnapshotLayout(
        tensors.stream()
            .map(
                t -> new TensorInfo(t.name(), io.sampo.weights.Dtype.of(name(t.type())), t.shape()))
            .toList());
  }

  private static String name(TensorType type) {
    return type.dtype().name().toLowerCase(Locale.ROOT);
  }

  private static TensorType type(TensorInfo info) {
    return switch (Dtype.valueOf(info.dtype().name())) {
      case FLOAT32 -> TensorType.F32;
      case BFLOAT16 -> TensorType.BF16;
      case FLOAT16 -> TensorType.F16;
    };
  }
}
