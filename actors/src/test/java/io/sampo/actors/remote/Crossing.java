package io.sampo.actors.remote;

import io.sampo.actors.coordinator.Coordinator.Ending;
import io.sampo.actors.coordinator.Coordinator.RunOver;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** A way for messages from one system to another. */
record Crossing(ActorRef<Object> there, TestProbe<Object> arrivals) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Crossing between(ActorTestKit from, ActorTestKit to) {
    TestProbe<Object> arrivals = to.createTestProbe(Object.class);
    String path = ActorRefResolver.get(to.system()).toSerializationFormat(arrivals.ref());
    return new Crossing(ActorRefResolver.get(from.system()).resolveActorRef(path), arrivals);
  }

  void tell(Object message) {
    there.tell(message);
  }

  /** Passes if the next message to arrive is the one that is sent now. */
  void isOpen() {
    RunOver message = new RunOver(Ending.STOPPED, "still here");
    there.tell(message);
    arrivals.expectMessage(PATIENCE, message);
  }
}
