package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.coordinator.Coordinator.BatchReply;
import java.util.Optional;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

final class LearnerSeatTest {
  private static final long OPENS = 1_000;

  private final ActorRef<BatchReply> first = TestInbox.<BatchReply>create("first").getRef();
  private final ActorRef<BatchReply> second = TestInbox.<BatchReply>create("second").getRef();
  private final LearnerSeat seat = new LearnerSeat(OPENS);

  @Test
  void whoeverLeadsAlreadyComesBeforeWhoeverAsks() {
    assertFalse(seat.admits(first, OPENS - 1));
    assertTrue(seat.admits(second, 3, OPENS - 1));
    assertTrue(seat.take(second, 3));
    assertFalse(seat.admits(first, OPENS));
  }

  @Test
  void anEmptySeatGoesToWhoeverAsksAndOnlyToOne() {
    assertTrue(seat.admits(first, OPENS));
    assertTrue(seat.take(first, 0));
    assertFalse(seat.admits(second, OPENS));
    assertTrue(seat.admits(first, OPENS), "its question may come twice");
    assertFalse(seat.take(first, 1), "it is the same learner once it leads");
    seat.leave();
    assertTrue(seat.admits(second, OPENS));
  }

  @Test
  void anEarlierTermIsRefusedForGood() {
    seat.take(second, 5);
    assertFalse(seat.admits(first, 4, OPENS));
    assertTrue(seat.admits(first, 6, OPENS));
    seat.leave();
    assertFalse(seat.admits(first, 4, OPENS));
  }

  @Test
  void itSaysWhoLeadsAndWhoeverLedLast() {
    Address here = new Address("pekko", "sampo", "a", 1);
    assertEquals(new Leads("a:1", "", 0), seat.seenFrom(here));
    seat.take(second, 5);
    assertEquals(new Leads("a:1", "a:1", 5), seat.seenFrom(here), "both on one node");
    seat.leave();
    assertEquals(new Leads("a:1", "", 5), seat.seenFrom(here));
  }

  @Test
  void aNewLearnerHasNotAskedForABatch() {
    seat.take(first, 1);
    seat.pulls();
    assertEquals(Optional.of(first), seat.waiting());
    seat.take(second, 2);
    assertEquals(Optional.empty(), seat.waiting());
  }

  @Test
  void whoHasTheSeatAnswersForTheRunAndWhoeverLedBeforeDoesNot() {
    seat.take(second, 5);
    assertTrue(seat.answersFor(second, 0, OPENS), "it may fail before it has a term");
    assertFalse(seat.answersFor(first, 4, OPENS));
    seat.leave();
    assertFalse(seat.answersFor(first, 4, OPENS), "an earlier term");
    assertTrue(seat.answersFor(first, 5, OPENS));
    assertFalse(seat.answersFor(first, 5, OPENS - 1), "whoever leads may not have spoken up");
  }
}
