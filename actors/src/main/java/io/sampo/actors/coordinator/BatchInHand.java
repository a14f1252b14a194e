package io.sampo.actors.coordinator;

import io.sampo.actors.watchdog.Watchdog;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The batch that the learner that leads has, as the watchdog knows it: one at most. */
final class BatchInHand {
  private final ActorRef<Watchdog.Command> watchdog;
  private String node = "";
  private Optional<String> batch = Optional.empty();

  BatchInHand(ActorRef<Watchdog.Command> watchdog) {
    this.watchdog = watchdog;
  }

  /** Another learner leads, on that node; it has none yet. */
  void seated(String itsNode) {
    leaves();
    node = itsNode;
  }

  /** The batch of that step goes to the learner. */
  void goesOut(int step) {
    String name = "batch " + step;
    batch = Optional.of(name);
    watchdog.tell(new Watchdog.Waits(name, "the learner on " + node));
  }

  /** Its step is done, or the learner will not do it. */
  void leaves() {
    batch.ifPresent(name -> watchdog.tell(new Watchdog.Proceeds(name)));
    batch = Optional.empty();
  }
}
