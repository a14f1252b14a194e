package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotStoreTest {
  private final SnapshotMemory memory = new SnapshotMemory(1 << 20);
  private final SnapshotStore store = new SnapshotStore(Snapshots.RUN);

  @Test
  void itFreesWhatIsDroppedAndKeepsTheRest() {
    for (int version = 0; version < 4; version++) {
      store.put(Snapshots.random(memory, version, 50));
    }
    store.drop(Set.of(0L, 2L, 9L));
    assertEquals(Set.of(1L, 3L), store.versions());
    assertEquals(200, store.bytesHeld());
    assertEquals(200, memory.inUse());
    assertTrue(store.holds(3));
    assertFalse(store.holds(2));
    store.close();
    assertEquals(0, memory.inUse());
  }

  @Test
  void aReaderKeepsADroppedVersionAlive() {
    store.put(Snapshots.random(memory, 1, 50));
    try (Snapshot reader = store.get(1).orElseThrow()) {
      store.drop(Set.of(1L));
      assertEquals(0, store.bytesHeld());
      assertEquals(100, memory.inUse());
      assertEquals(reader.sha256(), SnapshotDigest.of(reader.bytes()));
    }
    assertEquals(0, memory.inUse());
  }

  @Test
  void theSameBytesTwiceAreHeldOnce() {
    store.put(Snapshots.random(memory, 1, 50));
    store.put(Snapshots.random(memory, 1, 50));
    assertEquals(100, memory.inUse());
  }

  @Test
  void aLearnerThatWasCutOffCannotPublishOverItsSuccessor() {
    store.put(Snapshots.random(memory, 1, 2, 50, 7));
    Snapshot late = Snapshots.random(memory, 1, 1, 50, 8);
    assertThrows(IllegalStateException.class, () -> store.put(late));
    Snapshot successor = Snapshots.random(memory, 1, 3, 50, 9);
    store.put(successor);
    assertEquals(100, memory.inUse());
    try (Snapshot held = store.get(1).orElseThrow()) {
      assertEquals(successor.sha256(), held.sha256());
    }
  }

  @Test
  void aSnapshotOfAnotherRunIsRefusedAndFreed() {
    SnapshotStore other = new SnapshotStore("other");
    Snapshot snapshot = Snapshots.random(memory, 1, 50);
    var e = assertThrows(IllegalStateException.class, () -> other.put(snapshot));
    assertEquals("version 1 of run 'test': another run (expected: run 'other')", e.getMessage());
    assertEquals(0, memory.inUse());
  }

  @Test
  void readersAndDropsFromManyThreadsNeitherLeakNorReadFreedMemory() throws Exception {
    Sha256 sha256;
    try (Snapshot snapshot = Snapshots.random(memory, 1, 500)) {
      sha256 = snapshot.sha256();
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var readers =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> churn(i, sha256))).toList();
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
    store.close();
    assertEquals(0, memory.inUse());
  }

  private void churn(int thread, Sha256 sha256) {
    for (int i = 0; i < 200; i++) {
      switch ((thread + i) % 4) {
        case 0 -> store.put(Snapshots.random(memory, 1, 500));
        case 1 -> store.drop(Set.of(1L));
        default -> store.get(1).ifPresent(held -> read(held, sha256));
      }
    }
  }

  private static void read(Snapshot held, Sha256 sha256) {
    try (held) {
      assertEquals(sha256, SnapshotDigest.of(held.bytes()));
    }
  }
}
