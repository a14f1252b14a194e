package io.sampo.weights;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory outside the heap that a node gives to snapshots: those it holds, those it is making or
 * receiving, and those it dropped while a reader still streams them.
 */
public final class SnapshotMemory {
  private final long limit;
  private final AtomicLong inUse = new AtomicLong();

  /**
   * @param limit bytes that may be in use at once
   */
  public SnapshotMemory(long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("snapshot memory: " + limit + " (expected: 0 or more)");
    }
    this.limit = limit;
  }

  /** Bytes that may be in use at once. */
  public long limit() {
    return limit;
  }

  /** Bytes in use now. */
  public long inUse() {
    return inUse.get();
  }

  /**
   * Zeroed memory, held once.
   *
   * @throws IllegalStateException if it would exceed the limit
   */
  SharedBytes allocate(long bytes) {
    inUse.updateAndGet(used -> reserve(used, bytes));
    try {
      return new SharedBytes(bytes, () -> inUse.addAndGet(-bytes));
    } catch (RuntimeException | OutOfMemoryError e) {
      inUse.addAndGet(-bytes);
      throw e;
    }
  }

  private long reserve(long used, long bytes) {
    if (bytes > limit - used) {
      throw new IllegalStateException(
          "snapshot memory: "
              + bytes
              + " bytes wanted (expected: at most "
              + (limit - used)
              + ", the rest of "
              + limit
              + ")");
    }
    return used + bytes;
  }
}
