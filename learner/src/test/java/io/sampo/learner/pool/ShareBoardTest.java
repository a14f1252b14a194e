package io.sampo.learner.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.weights.SnapshotMemory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets which micro-batch, and what becomes of one that does not come back. */
final class ShareBoardTest {
  private static final double FOR_EVER = 1e15;

  private final SnapshotMemory memory = new SnapshotMemory(1 << 20);
  private final ShareBoard patient = new ShareBoard(FOR_EVER);
  private final ShareBoard hasty = new ShareBoard(1e-9);

  @AfterEach
  void everythingIsFreed() {
    patient.close();
    hasty.close();
    assertEquals(0, memory.inUse());
  }

  private static int place(Optional<Share> share) {
    return share.orElseThrow().id().place();
  }

  private static ShareId id(int place) {
    return Shares.at(place).id();
  }

  private static void computes(ShareBoard board, int... places) {
    for (int place : places) {
      assertEquals(new NextWork.Compute(place), board.next());
      board.computed(1);
    }
  }

  @Test
  void theLeaderHasTheFirstAndHelpersTheNextThatNobodyHas() {
    patient.open(Shares.of(4));
    assertEquals(1, place(patient.take("a")));
    computes(patient, 0);
    patient.folded(1);
    assertEquals(2, place(patient.take("b")));
    computes(patient, 3);
    assertEquals(Optional.empty(), patient.take("c"));
  }

  @Test
  void aLoneMicroBatchIsNotShared() {
    patient.open(Shares.of(1));
    assertEquals(Optional.empty(), patient.take("a"));
    assertEquals(Optional.empty(), new ShareBoard(2).take("a"));
  }

  @Test
  void aHelperHasTwoInHandAtMost() {
    patient.open(Shares.of(6));
    assertEquals(1, place(patient.take("a")));
    assertEquals(2, place(patient.take("a")));
    assertEquals(Optional.empty(), patient.take("a"));
    patient.deliver(id(1), Shares.delivered(memory));
    assertEquals(3, place(patient.take("a")));
  }

  @Test
  void gradientsThatAwaitTheirTurnAreBounded() {
    patient.open(Shares.of(20));
    for (int place = 1; place < ShareBoard.AHEAD; place++) {
      assertEquals(place, place(patient.take("helper " + place)));
    }
    assertEquals(Optional.empty(), patient.take("one more"));
    computes(patient, 0);
    patient.folded(1);
    assertEquals(ShareBoard.AHEAD, place(patient.take("one more")));
  }

  @Test
  void theLeaderWaitsForWhatIsOut() {
    patient.open(Shares.of(2));
    assertEquals(1, place(patient.take("a")));
    computes(patient, 0);
    patient.folded(1);
    var next = CompletableFuture.supplyAsync(patient::next);
    patient.deliver(id(1), Shares.delivered(memory));
    try (Delivered got = assertInstanceOf(NextWork.TakeIn.class, next.join()).delivered()) {
      assertEquals(List.of(Shares.SUMS), got.sums());
    }
    assertEquals(new ShareCounts(1, 0, 0), patient.counted());
    assertEquals(ShareCounts.NONE, patient.counted());
  }

  @Test
  void butNotForLong() {
    hasty.open(Shares.of(2));
    assertEquals(1, place(hasty.take("slow")));
    computes(hasty, 0);
    hasty.folded(1);
    computes(hasty, 1);
    hasty.deliver(id(1), Shares.delivered(memory));
    assertEquals(new ShareCounts(0, 1, 1), hasty.counted());
  }

  @Test
  void aFreeHelperDoesWhatASlowOneDoesNotBring() {
    hasty.open(Shares.of(3));
    assertEquals(1, place(hasty.take("slow")));
    computes(hasty, 0, 2);
    assertEquals(1, place(hasty.take("quick")));
    hasty.folded(1);
    hasty.deliver(id(1), Shares.delivered(memory));
    assertInstanceOf(NextWork.TakeIn.class, taken(hasty.next()));
    hasty.deliver(id(1), Shares.delivered(memory));
    assertEquals(new ShareCounts(1, 1, 1), hasty.counted());
  }

  private static NextWork taken(NextWork next) {
    if (next instanceof NextWork.TakeIn(_, Delivered delivered)) {
      delivered.close();
    }
    return next;
  }

  @Test
  void whatALostHelperHadGoesToOthersInTheSameStep() {
    patient.open(Shares.of(4));
    IntStream.of(1, 2).forEach(place -> assertEquals(place, place(patient.take("lost"))));
    computes(patient, 0, 3);
    patient.folded(1);
    patient.gone("lost");
    assertEquals(1, place(patient.take("other")));
    computes(patient, 2);
  }

  @Test
  void whoeverFailedOnOneDoesNotGetItAgain() {
    patient.open(Shares.of(3));
    assertEquals(1, place(patient.take("a")));
    patient.comeBack(id(1), "a");
    assertEquals(2, place(patient.take("a")));
    assertEquals(1, place(patient.take("b")));
  }

  @Test
  void aWaitingLeaderHearsThatAHelperIsGone() {
    patient.open(Shares.of(2));
    assertEquals(1, place(patient.take("a")));
    computes(patient, 0);
    patient.folded(1);
    var next = CompletableFuture.supplyAsync(patient::next);
    patient.gone("a");
    assertEquals(new NextWork.Compute(1), next.join());
  }

  @Test
  void anInterruptEndsTheWaitAndNotTheStep() {
    patient.open(Shares.of(2));
    assertEquals(1, place(patient.take("a")));
    computes(patient, 0);
    patient.folded(1);
    Thread.currentThread().interrupt();
    computes(patient, 1);
    assertTrue(Thread.interrupted());
  }

  @Test
  void whatIsOfAnotherTermOrStepIsIgnoredAndCounted() {
    patient.open(Shares.of(3));
    assertEquals(1, place(patient.take("a")));
    for (ShareId other :
        List.of(
            new ShareId(Shares.TERM - 1, Shares.STEP, 1),
            new ShareId(Shares.TERM, Shares.STEP - 1, 1),
            new ShareId(Shares.TERM, Shares.STEP, 9),
            new ShareId(Shares.TERM, Shares.STEP, -1))) {
      assertFalse(patient.wants(other));
      patient.deliver(other, Shares.delivered(memory));
    }
    assertEquals(0, memory.inUse());
    assertTrue(patient.wants(id(1)));
    assertEquals(8, patient.counted().late());
  }

  @Test
  void afterTheStepNothingIsWanted() {
    patient.open(Shares.of(3));
    assertEquals(1, place(patient.take("a")));
    patient.deliver(id(1), Shares.delivered(memory));
    assertEquals(2, place(patient.take("a")));
    patient.close();
    assertEquals(0, memory.inUse());
    assertFalse(patient.wants(id(2)));
    assertEquals(Optional.empty(), patient.take("a"));
  }
}
