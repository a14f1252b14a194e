package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.actors.TestSystems;
import io.sampo.actors.coordinator.Coordinator.BatchReply;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A coordinator whose node cannot write down what it hears. */
final class BrokenNodeTest {
  private static final UncheckedIOException STALE =
      new UncheckedIOException("metrics.jsonl: stale file handle", new IOException());

  private final ActorTestKit kit = TestSystems.node();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final RunListener unable =
      new Unheard() {
        @Override
        public void onCommitted(Map<String, Double> metrics, Status status) {
          throw STALE;
        }

        @Override
        public void onFinished(Outcome outcome) {
          end.complete("the run is over: " + outcome);
        }

        @Override
        public void onBroken(UncheckedIOException cause) {
          end.complete(String.valueOf(cause.getMessage()));
        }
      };

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void itIsNoLongerTheCoordinatorsAndNobodyHearsThatTheRunIsOver() throws Exception {
    var coordinator =
        kit.spawn(Toy.coordinator(kit, unable, kit.<Watchdog.Command>createTestProbe().ref()));
    TestProbe<BatchReply> learner = kit.createTestProbe();
    coordinator.tell(
        new Coordinator.PullBatch(
            learner.ref(), "there", 1, 2, Ledger.EMPTY, Map.of("loss", 1.0), List.of()));
    assertEquals("metrics.jsonl: stale file handle", end.get(20, TimeUnit.SECONDS));
    learner.expectNoMessage(Duration.ZERO);
  }
}
