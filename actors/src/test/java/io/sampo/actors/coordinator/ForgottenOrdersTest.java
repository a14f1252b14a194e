package io.sampo.actors.coordinator;

import io.sampo.actors.TestSystems;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run goes back while a sampler holds an order of a step that is still to come again. */
final class ForgottenOrdersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ActorTestKit kit = TestSystems.node();
  private final TestProbe<Watchdog.Command> watchdog = kit.createTestProbe();
  private final ActorRef<Coordinator.Command> coordinator =
      kit.spawn(Toy.coordinator(kit, new Unheard(), watchdog.ref()));

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void learnerStandsAt(int step, long term) {
    TestProbe<Coordinator.BatchReply> learner = kit.createTestProbe();
    coordinator.tell(
        new Coordinator.PullBatch(
            learner.ref(), "there", term, step, Ledger.EMPTY, Map.of(), List.of()));
  }

  private void watchdogHears(Watchdog.Command expected) {
    watchdog.fishForMessage(
        PATIENCE,
        said ->
            said.equals(expected)
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
  }

  @Test
  void nobodyWaitsForItAnyMore() {
    learnerStandsAt(2, 1);
    TestProbe<Coordinator.OrderReply> sampler = kit.createTestProbe();
    coordinator.tell(new Coordinator.PullOrder(sampler.ref(), "here", 1));
    var out = (Coordinator.Assigned) sampler.receiveMessage(PATIENCE);
    String order = out.order().id().toString();
    watchdogHears(new Watchdog.Waits(order, "the sampler on here"));
    learnerStandsAt(0, 2);
    watchdogHears(new Watchdog.Proceeds(order));
  }
}
