package io.sampo.weights;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Snapshots for tests: bytes that a seed fixes. */
final class Snapshots {
  static final String RUN = "test";

  private Snapshots() {}

  /** Version {@code version} with two float16 tensors, {@code elements} elements in all. */
  static Snapshot random(SnapshotMemory memory, long version, int elements) {
    return random(memory, version, 1, elements, version);
  }

  static Snapshot random(SnapshotMemory memory, long version, long term, int elements, long seed) {
    try (SnapshotDraft draft = filled(memory, version, term, elements, seed)) {
      return draft.seal();
    }
  }

  /** The same, to travel in chunks of that size. */
  static Snapshot inChunks(SnapshotMemory memory, long version, int elements, int chunkBytes) {
    try (SnapshotDraft draft = filled(memory, version, 1, elements, version)) {
      return draft.seal(chunkBytes);
    }
  }

  private static SnapshotDraft filled(
      SnapshotMemory memory, long version, long term, int elements, long seed) {
    int first = elements / 3;
    SnapshotLayout layout =
        new SnapshotLayout(
            List.of(
                TensorInfo.of("a", Dtype.FLOAT16, first),
                TensorInfo.of("b", Dtype.FLOAT16, elements - first, 1)));
    SnapshotOrigin origin = new SnapshotOrigin(RUN, version, version - 1, term);
    Random random = new Random(seed);
    return new SnapshotDraft(memory, origin, layout)
        .put("b", bytes(random, 2 * (elements - first)))
        .put("a", bytes(random, 2 * first));
  }

  private static ByteBuffer bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
