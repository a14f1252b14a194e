package io.sampo.weights;

import java.util.concurrent.atomic.LongAdder;

/** What a node's snapshots have been read for so far, by all receivers together. */
final class Served {
  private final LongAdder chunks = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /** One part more; a manifest has none of the bytes. */
  void part(int length) {
    chunks.add(length > 0 ? 1 : 0);
    bytes.add(length);
  }

  long chunks() {
    return chunks.sum();
  }

  long bytes() {
    return bytes.sum();
  }
}
