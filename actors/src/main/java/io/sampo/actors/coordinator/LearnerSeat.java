package io.sampo.actors.coordinator;

import io.sampo.actors.coordinator.Coordinator.BatchReply;
import io.sampo.actors.sight.SeenNode;
import java.util.Optional;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The place of the learner that leads: one at most. An empty one goes to whoever leads already,
 * under the highest term; and once those have had time to speak up, to whoever asks first.
 */
final class LearnerSeat {
  private final long opens;
  private @Nullable ActorRef<BatchReply> learner;
  private long term;
  private boolean waits;

  /**
   * An empty seat.
   *
   * @param opens when whoever asks may have it, by {@link System#nanoTime}
   */
  LearnerSeat(long opens) {
    this.opens = opens;
  }

  /** Whether a learner that does not lead yet may begin. */
  boolean admits(ActorRef<BatchReply> asking, long now) {
    return holds(asking) || (learner == null && now - opens >= 0);
  }

  /** Whether a learner that leads under this term has the seat, or is to have it. */
  boolean admits(ActorRef<BatchReply> leading, long itsTerm, long now) {
    return itsTerm >= term && (admits(leading, now) || learner == null || itsTerm > term);
  }

  /**
   * Whether what this learner fails of is the run's: it has the seat, or nobody has and none has
   * led under a later term.
   */
  boolean answersFor(ActorRef<BatchReply> failed, long itsTerm, long now) {
    return holds(failed) || (itsTerm >= term && admits(failed, now));
  }

  /** Seats a learner; says whether it is another than before. */
  boolean take(ActorRef<BatchReply> next, long itsTerm) {
    boolean changes = !holds(next);
    waits = waits && !changes;
    learner = next;
    term = Math.max(term, itsTerm);
    return changes;
  }

  boolean holds(@Nullable Object who) {
    return learner != null && learner.equals(who);
  }

  boolean isOn(Address node) {
    return learner != null && learner.path().address().equals(node);
  }

  /** Who leads, told by a coordinator at this address. */
  Leads seenFrom(Address coordinator) {
    return new Leads(SeenNode.address(coordinator), place(coordinator), term);
  }

  private String place(Address coordinator) {
    if (learner == null) {
      return "";
    }
    Address address = learner.path().address();
    return SeenNode.address(address.hasGlobalScope() ? address : coordinator);
  }

  Optional<ActorRef<BatchReply>> learner() {
    return Optional.ofNullable(learner);
  }

  /** The learner wants a batch. */
  void pulls() {
    waits = true;
  }

  /** The learner if it waits for a batch. */
  Optional<ActorRef<BatchReply>> waiting() {
    return waits ? learner() : Optional.empty();
  }

  /** The batch is on its way. */
  void served() {
    waits = false;
  }

  void leave() {
    learner = null;
    waits = false;
  }
}
