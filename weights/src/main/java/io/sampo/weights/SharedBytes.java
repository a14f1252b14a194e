package io.sampo.weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory outside the heap that is given back when the last of its holders lets go. The allocator is
 * the first holder. A read after that fails, whoever has the memory then.
 */
final class SharedBytes {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final Runnable givesBack;

  /**
   * Held once.
   *
   * @param memory that nobody else uses until it is given back
   */
  @SuppressWarnings("restricted")
  SharedBytes(MemorySegment memory, Runnable givesBack) {
    this.segment = memory.reinterpret(arena, null);
    this.givesBack = givesBack;
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
      givesBack.run();
    }
  }
}
