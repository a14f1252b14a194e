package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SnapshotMemoryTest {
  private final SnapshotMemory memory = new SnapshotMemory(100);

  @AfterEach
  void close() {
    memory.close();
  }

  private static byte first(MemorySegment segment) {
    return segment.get(ValueLayout.JAVA_BYTE, 0);
  }

  @Test
  void whatWasGivenBackServesTheNextOfItsSizeAndNobodyWhoHadIt() {
    SharedBytes first = memory.allocate(60);
    MemorySegment stale = first.segment();
    first.hold();
    first.letGo();
    assertEquals(60, memory.inUse());
    first.letGo();
    assertEquals(0, memory.inUse());
    SharedBytes second = memory.allocate(60);
    assertEquals(stale.address(), second.segment().address());
    assertThrows(IllegalStateException.class, () -> first(stale));
    assertEquals(0, first(second.segment()));
    second.letGo();
  }

  @Test
  void whatWaitsIsFreedForWhatIsOfAnotherSizeAndAtTheEnd() {
    memory.allocate(60).letGo();
    assertEquals(60, memory.waiting());
    SharedBytes small = memory.allocate(50);
    assertEquals(0, memory.waiting());
    small.letGo();
    assertEquals(50, memory.waiting());
    SharedBytes held = memory.allocate(50);
    memory.close();
    held.letGo();
    assertEquals(0, memory.waiting());
  }

  @Test
  void whatWaitsLeavesRoomForWhatIsWanted() {
    memory.allocate(60).letGo();
    memory.allocate(100).letGo();
    SharedBytes all = memory.allocate(100);
    var e = assertThrows(IllegalStateException.class, () -> memory.allocate(1));
    assertEquals(
        "snapshot memory: 1 bytes wanted (expected: at most 0, the rest of 100)", e.getMessage());
    all.letGo();
  }
}
