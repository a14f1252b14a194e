package io.sampo.actors.coordinator;

import io.sampo.actors.watchdog.Watchdog;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What waits for the learner that leads, as the watchdog knows it: the run until it begins, then
 * the batch that it has.
 */
final class BatchInHand {
  private final ActorRef<Watchdog.Command> watchdog;
  private String node = "";
  private Optional<String> waiting = Optional.empty();

  BatchInHand(ActorRef<Watchdog.Command> watchdog) {
    this.watchdog = watchdog;
  }

  /** Another learner leads, on that node; it has yet to say where it stands. */
  void seated(String itsNode) {
    leaves();
    node = itsNode;
    waits("the run");
  }

  /** The batch of that step goes to the learner. */
  void goesOut(int step) {
    waits("batch " + step);
  }

  /** A batch that goes out again waits since it first did. */
  private void waits(String who) {
    if (!waiting.equals(Optional.of(who))) {
      leaves();
    }
    waiting = Optional.of(who);
    watchdog.tell(new Watchdog.Waits(who, "the learner on " + node));
  }

  /** The learner has said where it stands, or is not waited for. */
  void leaves() {
    waiting.ifPresent(who -> watchdog.tell(new Watchdog.Proceeds(who)));
    waiting = Optional.empty();
  }
}
