package io.sampo.weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory outside the heap that a node gives to snapshots: those it holds, those it is making or
 * receiving, and those it dropped while a reader still streams them. What was given back last waits
 * for the next of its size, since all snapshots of a run are alike: fresh memory costs the system
 * as much as the transfer into it.
 */
public final class SnapshotMemory implements AutoCloseable {
  private final long limit;
  private long inUse;
  private @Nullable Block spare;
  private boolean closed;

  /** Memory of its own, until it is freed. */
  private record Block(Arena arena, MemorySegment segment) {
    /** For vectorised copies. */
    private static final long ALIGNMENT = 64;

    static Block of(long bytes) {
      Arena arena = Arena.ofShared();
      return new Block(arena, arena.allocate(bytes, ALIGNMENT));
    }

    long bytes() {
      return segment.byteSize();
    }

    void free() {
      arena.close();
    }
  }

  /**
   * Memory that nobody uses yet.
   *
   * @param limit bytes that there may be at once
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
  public synchronized long inUse() {
    return inUse;
  }

  /** Bytes that wait for the next of their size. */
  synchronized long waiting() {
    return spare == null ? 0 : spare.bytes();
  }

  /**
   * Memory with anything in it, held once.
   *
   * @throws IllegalStateException if it would exceed the limit
   */
  SharedBytes allocate(long bytes) {
    Block kept = reserve(bytes);
    Block block = kept == null ? fresh(bytes) : kept;
    return new SharedBytes(block.segment(), () -> giveBack(block));
  }

  private Block fresh(long bytes) {
    try {
      return Block.of(bytes);
    } catch (RuntimeException | OutOfMemoryError e) {
      release(bytes);
      throw e;
    }
  }

  /** Counts it as in use; the spare block, if it is of that size. */
  private synchronized @Nullable Block reserve(long bytes) {
    if (bytes > limit - inUse) {
      throw new IllegalStateException(
          "snapshot memory: "
              + bytes
              + " bytes wanted (expected: at most "
              + (limit - inUse)
              + ", the rest of "
              + limit
              + ")");
    }
    inUse += bytes;
    Block kept = spare;
    if (kept != null && kept.bytes() == bytes) {
      spare = null;
      return kept;
    }
    keep(null);
    return null;
  }

  private synchronized void release(long bytes) {
    inUse -= bytes;
  }

  private synchronized void giveBack(Block block) {
    release(block.bytes());
    keep(block);
    if (closed) {
      keep(null);
    }
  }

  /** In place of the spare block that there is. */
  private void keep(@Nullable Block block) {
    if (spare != null) {
      spare.free();
    }
    spare = block;
  }

  /** Frees what waits, and from here on whatever is given back. */
  @Override
  public synchronized void close() {
    closed = true;
    keep(null);
  }
}
