package io.sampo.learner.checkpoint;

import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.weights.SnapshotDigest;

/**
 * What a checkpoint says of the trained weights: the same as the snapshot of its step.
 *
 * @param elements how many numbers are trained
 * @param sha256 over the tensors' bytes in name order, in hex
 */
public record TrainedWeights(long elements, String sha256) {

  /** Reads the trained tensors of a checkpoint. */
  public static TrainedWeights of(CheckpointStore.Found checkpoint) {
    try (SafetensorsFile file = TrainerFiles.trained(checkpoint.folder())) {
      long elements = file.tensors().values().stream().mapToLong(StoredTensor::elements).sum();
      SnapshotDigest digest = new SnapshotDigest();
      file.tensors().values().forEach(tensor -> digest.update(tensor.bytes()));
      return new TrainedWeights(elements, digest.finish().hex());
    }
  }
}
