package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.sampo.actors.TestSystems;
import io.sampo.actors.coordinator.Coordinator.BatchReply;
import io.sampo.actors.coordinator.Coordinator.Ending;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two learners, of which one has led before the other, and one fails. */
final class FailedLearnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final BatchReply SUPERSEDED = new Coordinator.Superseded();

  private final ActorTestKit kit = TestSystems.node();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final RunListener ended =
      new Unheard() {
        @Override
        public void onFinished(Outcome end) {
          outcome.complete(end);
        }
      };
  private final ActorRef<Coordinator.Command> coordinator =
      kit.spawn(Toy.coordinator(kit, ended, kit.<Watchdog.Command>createTestProbe().ref()));
  private final TestProbe<BatchReply> superseded = kit.createTestProbe();
  private final TestProbe<BatchReply> leads = kit.createTestProbe();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private static Coordinator.PullBatch pull(TestProbe<BatchReply> learner, long term) {
    return new Coordinator.PullBatch(
        learner.ref(), "there", term, 0, Ledger.EMPTY, Map.of(), List.of());
  }

  private static Coordinator.LearnerFailed failure(TestProbe<BatchReply> learner, long term) {
    return new Coordinator.LearnerFailed(learner.ref(), "there", term, 0, "term " + term);
  }

  private void bothLead() {
    coordinator.tell(pull(superseded, 1));
    coordinator.tell(pull(leads, 2));
  }

  private String message() throws Exception {
    Outcome end = outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return assertInstanceOf(Outcome.Failed.class, end).message();
  }

  @Test
  void oneThatIsSupersededStepsDownAndTheRunFailsOfTheOther() throws Exception {
    bothLead();
    coordinator.tell(failure(superseded, 1));
    superseded.expectMessage(PATIENCE, SUPERSEDED);
    coordinator.tell(failure(leads, 2));
    assertEquals("term 2", message());
  }

  @Test
  void oneThatIsSupersededHearsOfTheEndOfARunThatStopsAndDoesNotFailIt() throws Exception {
    bothLead();
    coordinator.tell(new Coordinator.Stop("enough"));
    leads.expectMessage(PATIENCE, new Coordinator.RunOver(Ending.STOPPED, "enough"));
    coordinator.tell(failure(superseded, 1));
    superseded.expectMessage(PATIENCE, new Coordinator.RunOver(Ending.STOPPED, "enough"));
    coordinator.tell(failure(leads, 2));
    assertEquals("term 2", message());
    coordinator.tell(failure(superseded, 1));
    superseded.expectMessage(PATIENCE, new Coordinator.RunOver(Ending.FAILED, "term 2"));
  }
}
