package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private final SnapshotMemory memory = new SnapshotMemory(1 << 20);

  private static SnapshotDraft draft(SnapshotMemory memory) {
    return new SnapshotDraft(
        memory,
        new SnapshotOrigin("r", 0, SnapshotOrigin.NO_PARENT, 0),
        new SnapshotLayout(
            List.of(TensorInfo.of("a", Dtype.BFLOAT16, 1), TensorInfo.of("b", Dtype.BFLOAT16))));
  }

  @Test
  void theDigestIsOverTheBytesInNameOrderHoweverTheyWerePut() {
    try (SnapshotDraft draft = draft(memory);
        Snapshot snapshot =
            draft
                .put("b", ByteBuffer.wrap(new byte[] {'c', 'd'}))
                .put("a", ByteBuffer.wrap(new byte[] {'a', 'b'}))
                .seal()) {
      String abcd = "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589";
      assertEquals(new Sha256(abcd), snapshot.sha256());
      assertEquals(-1, snapshot.tensor("b").mismatch(MemorySegment.ofArray(new byte[] {'c', 'd'})));
    }
    assertEquals(0, memory.inUse());
  }

  @Test
  void aDraftThatIsNotSealedFreesItsMemory() {
    try (SnapshotDraft draft = draft(memory)) {
      assertEquals(4, memory.inUse());
      assertThrows(IllegalStateException.class, draft::seal);
      assertThrows(
          IllegalArgumentException.class, () -> draft.put("a", ByteBuffer.wrap(new byte[3])));
      assertThrows(
          IllegalArgumentException.class, () -> draft.put("c", ByteBuffer.wrap(new byte[2])));
    }
    assertEquals(0, memory.inUse());
  }

  @Test
  void theBytesLiveUntilTheLastHandleCloses() {
    Snapshot first = Snapshots.random(memory, 1, 10);
    MemorySegment bytes = first.bytes();
    Snapshot second = first.share();
    first.close();
    first.close();
    assertEquals(20, memory.inUse());
    assertEquals(-1, bytes.mismatch(second.bytes()));
    second.close();
    assertEquals(0, memory.inUse());
    assertThrows(IllegalStateException.class, second::bytes);
    assertThrows(IllegalStateException.class, second::share);
    assertThrows(
        IllegalStateException.class, () -> bytes.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  void theBytesCannotBeWritten() {
    try (Snapshot snapshot = Snapshots.random(memory, 1, 10)) {
      assertTrue(snapshot.bytes().isReadOnly());
      assertTrue(snapshot.tensor(0).isReadOnly());
    }
  }

  @Test
  void memoryBeyondTheLimitIsRefusedAndNothingIsTaken() {
    SnapshotMemory small = new SnapshotMemory(19);
    var e = assertThrows(IllegalStateException.class, () -> Snapshots.random(small, 1, 10));
    assertEquals(
        "snapshot memory: 20 bytes wanted (expected: at most 19, the rest of 19)", e.getMessage());
    assertEquals(0, small.inUse());
  }

  @Test
  void impossibleDescriptionsAreRefused() {
    TensorInfo huge = TensorInfo.of("a", Dtype.FLOAT64, 1L << 59);
    assertEquals(1L << 62, huge.bytes());
    refused(() -> TensorInfo.of("a", Dtype.FLOAT64, 1L << 60).bytes());
    refused(() -> new SnapshotLayout(List.of(huge, TensorInfo.of("b", Dtype.FLOAT64, 1L << 59))));
    refused(() -> TensorInfo.of("a", Dtype.FLOAT32, -1));
    refused(() -> new SnapshotLayout(List.of(huge, huge)));
    refused(() -> new SnapshotOrigin("r", 3, 3, 0));
    refused(() -> new Sha256("AB"));
    refused(() -> Dtype.of("int8"));
  }

  @Test
  void aSnapshotBeyondTwoGigabytesIsAddressedByLongs() {
    SnapshotLayout layout =
        new SnapshotLayout(
            List.of(
                TensorInfo.of("a", Dtype.FLOAT32, 1L << 31),
                TensorInfo.of("b", Dtype.FLOAT32, 0, 1L << 62),
                TensorInfo.of("c", Dtype.FLOAT32, 2)));
    assertEquals((1L << 33) + 8, layout.bytes());
    assertEquals(1L << 33, layout.offset(2));
  }

  private static void refused(org.junit.jupiter.api.function.Executable executable) {
    assertThrows(IllegalArgumentException.class, executable);
  }
}
