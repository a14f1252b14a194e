package io.sampo.weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory outside the heap that is freed when the last of its holders lets go. The allocator is the
 * first holder. A read after that fails, it never reaches freed memory.
 */
final class SharedBytes {
  /** For vectorised copies. */
  private static final long ALIGNMENT = 64;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final Runnable freed;

  SharedBytes(long bytes, Runnable freed) {
    this.segment = arena.allocate(bytes, ALIGNMENT);
    this.freed = freed;
  }

  MemorySegment segment() {
    return segment;
  }

  /** One more holder; only a holder may call it. */
  void hold() {
    holders.incrementAndGet();
  }

  void letGo() {
    if (holders.decrementAndGet() == 0) {
      arena.close();
      freed.run();
    }
  }
}
