package io.sampo.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.Pins;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.Phases;
import io.sampo.learner.LearnerActor;
import io.sampo.learner.checkpoint.LearnerTerm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop with the real actors and a model of one number. */
final class LoopTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static long weightsOf(int samplers, int lag) throws Exception {
    return weightsOf(samplers, new Phases(ToyRun.STEPS, 0, lag));
  }

  private static long weightsOf(int samplers, Phases phases) throws Exception {
    try (var run = new ToyRun(phases, LONG)) {
      for (int i = 0; i < samplers; i++) {
        run.sampler("sampler-" + i, run.model::work);
      }
      run.judge(ToyModel::judge);
      run.learner();
      var ledger = new Ledger(48, 48, 0, 0, new Ledger.Pairs(132, 84, 48, 0));
      assertEquals(new Outcome.Completed(ToyRun.STEPS, ledger), run.heard.outcome());
      assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), run.heard.committed);
      assertEquals(
          List.of(0, 4, 8, 12),
          run.heard.evaluated.stream().map(Evaluated::step).sorted().toList());
      run.heard.evaluated.forEach(
          e -> assertEquals(List.of(10, 4), List.of(e.n(), e.pairs().size())));
      return run.finalWeights();
    }
  }

  @Test
  void oneAndThreeSamplersLearnTheSame() throws Exception {
    long one = weightsOf(1, 1);
    assertEquals(one, weightsOf(3, 1));
    assertNotEquals(one, weightsOf(1, 0));
  }

  @Test
  void everyPhaseLearnsFromOneVersionHoweverManySamplersThereAre() throws Exception {
    long three = weightsOf(1, new Phases(ToyRun.STEPS, 3, 1));
    assertEquals(three, weightsOf(3, new Phases(ToyRun.STEPS, 3, 1)));
    assertNotEquals(three, weightsOf(1, 1));
    assertEquals(weightsOf(1, 0), weightsOf(1, new Phases(ToyRun.STEPS, ToyRun.STEPS, 0)));
    long one = weightsOf(1, new Phases(ToyRun.STEPS, 1, 0));
    assertEquals(one, weightsOf(2, new Phases(ToyRun.STEPS, 1, 5)));
  }

  @Test
  void anOrderOfASamplerThatDiesIsDoneByAnother() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      var begun = new CountDownLatch(1);
      var never = new Semaphore(0);
      var doomed =
          run.sampler(
              "doomed",
              (_, _) -> {
                begun.countDown();
                never.acquire();
              },
              run.model::work);
      run.judge(ToyModel::judge);
      run.learner();
      begun.await();
      run.sampler("healthy", run.model::work);
      run.kit.stop(doomed);
      never.release();
      var done = assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
      assertEquals(48, done.ledger().issued());
      assertEquals(1, done.ledger().reissued());
      assertEquals(weightsOf(1, 1), run.finalWeights());
    }
  }

  @Test
  void aSecondLearnerWaitsAndGoesOnFromTheCheckpointOfTheFirst() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      run.sampler("sampler", run.model::work);
      run.judge(ToyModel::judge);
      var reached = new CompletableFuture<Ledger>();
      var never = new Semaphore(0);
      run.learning.onStep =
          (step, ledger) -> {
            if (step == 6) {
              reached.complete(ledger);
              never.acquire();
            }
          };
      ActorRef<LearnerActor.Command> doomed = run.learner();
      reached.join();
      var second = new ToyLearning(run.model, 4, run.learning.ledgers.get(4));
      second.measured = Map.of("loss", 2.0);
      run.learning = second;
      run.learner();
      var stopped = CompletableFuture.runAsync(() -> run.kit.stop(doomed));
      never.release();
      stopped.join();
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
      assertEquals("step 4", second.calls.getFirst());
      assertTrue(run.heard.metrics.contains(second.measured), "an update that is told to nobody");
      assertEquals(weightsOf(1, 1), run.finalWeights());
    }
  }

  @Test
  void aSupersededLearnerGivesItsModelBackAndSeeksTheLeadAnew(@TempDir Path terms)
      throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      run.sampler("sampler", run.model::work);
      run.judge(ToyModel::judge);
      LearnerTerm held = LearnerTerm.take(terms, "the learner");
      ToyLearning first = run.learning;
      first.onStep =
          (step, _) -> {
            if (step == 3) {
              run.learning = new ToyLearning(run.model, 2, first.ledgers.get(2));
              LearnerTerm.take(terms, "another");
            }
            held.check();
          };
      run.learner();
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
      assertEquals(List.of("step 0", "step 1", "step 2", "close"), first.calls);
      assertEquals(weightsOf(1, 1), run.finalWeights());
    }
  }

  @Test
  void aLearnerThatFailsAfterAnotherHasTakenItsPlaceIsNoFailureOfTheRunAndStandsBy()
      throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      run.sampler("sampler", run.model::work);
      run.judge(ToyModel::judge);
      var another = run.kit.<Coordinator.BatchReply>createTestProbe();
      run.learning.onStep =
          (step, _) -> {
            if (step == 3) {
              run.coordinator.tell(new Coordinator.Leading(another.ref(), "there", 2));
              throw new IllegalStateException("too late");
            }
          };
      var opened = new Semaphore(0);
      run.node()
          .learner(() -> {
            opened.release();
            return run.learning;
          });
      assertTrue(opened.tryAcquire(2, 20, TimeUnit.SECONDS), "it does not seek the lead anew");
      assertEquals(1, pins(run).size(), "the coordinator's alone");
      assertEquals(List.of("step 0", "step 1", "step 2", "close"), run.learning.calls);
      run.coordinator.tell(new Coordinator.Stop("enough"));
      another.expectMessage(new Coordinator.RunOver(Coordinator.Ending.STOPPED, "enough"));
    }
  }

  private static List<Pins> pins(ToyRun run) {
    var known = run.kit.<Registry.Known>createTestProbe();
    run.node().peers().registry().tell(new Registry.GetShelves(known.ref()));
    return known.receiveMessage().shelves().getFirst().pins();
  }

  /** Its batch came from the coordinator before, which is on no node any more. */
  @Test
  void whatALearnerCommitsWhileTheCoordinatorMovesIsHeardAndNotHeldAgainstIt() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      var learner = run.kit.<Coordinator.BatchReply>createTestProbe();
      for (int step = 5; step <= 6; step++) {
        run.coordinator.tell(
            new Coordinator.PullBatch(
                learner.ref(), "there", 1, step, Ledger.EMPTY, Map.of("loss", 1.0), List.of()));
      }
      learner.awaitAssert(
          Duration.ofSeconds(20),
          () -> {
            assertEquals(List.of(5, 6), run.heard.committed);
            return true;
          });
    }
  }

  @Test
  void theLateResultOfAPausedSamplerChangesNothing() throws Exception {
    try (var run = new ToyRun(1, SHORT)) {
      var pause = new Semaphore(0);
      run.sampler(
          "paused",
          order -> {
            pause.acquire();
            return run.model.work(order);
          });
      run.sampler("healthy", run.model::work);
      run.judge((order, result) -> {
        if (order.step() == 6) {
          pause.release(1000);
        }
        return ToyModel.judge(order, result);
      });
      run.learner();
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
      assertEquals(weightsOf(1, 1), run.finalWeights());
    }
  }

  @Test
  void twoDifferentResultsOfOneOrderStopTheRun() throws Exception {
    try (var run = new ToyRun(0, SHORT)) {
      var slow = new CompletableFuture<Order>();
      var done = new CountDownLatch(1);
      var over = new CountDownLatch(1);
      run.sampler(
          "slow",
          order -> {
            slow.complete(order);
            done.await();
            return run.model.work(order);
          });
      run.sampler("wrong", order -> wrong(run, order, slow, done));
      run.judge((order, result) -> {
        over.await();
        return ToyModel.judge(order, result);
      });
      run.learner();
      var failed = assertInstanceOf(Outcome.Failed.class, run.heard.outcome());
      over.countDown();
      assertTrue(
          failed.message().contains("two different results, from here and from here"),
          failed.message());
    }
  }

  private static WorkResult wrong(
      ToyRun run, Order order, CompletableFuture<Order> slow, CountDownLatch done) {
    WorkResult result = run.model.work(order);
    // Nothing is finished before the slow one holds an order, or it might never get one.
    Order other = slow.join();
    if (result instanceof WorkResult.Rollout rollout && other.id().equals(order.id())) {
      rollout.responses()[0][0]++;
      done.countDown();
    }
    return result;
  }

  @Test
  void aSlowJudgeHoldsSamplersBack() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      var judge = new Semaphore(0);
      var begun = new AtomicInteger();
      run.sampler(
          "sampler",
          order -> {
            begun.incrementAndGet();
            return run.model.work(order);
          });
      run.judge((order, result) -> {
        judge.acquire();
        return ToyModel.judge(order, result);
      });
      run.learner();
      var probe = run.kit.<Status>createTestProbe();
      probe.awaitAssert(
          Duration.ofSeconds(20),
          () -> {
            run.coordinator.tell(new Coordinator.GetStatus(probe.ref()));
            var status = probe.receiveMessage();
            assertEquals(4, status.orders().getOrDefault("GENERATED", 0));
            assertEquals(1, status.idleSamplers());
            return true;
          });
      // Four wait, the judge has one; nobody judges two offline orders and one of held-out pairs.
      assertTrue(begun.get() <= 4 + 1 + 3, "orders begun: " + begun);
      judge.release(1000);
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
    }
  }

  @Test
  void aFailingStepStopsTheRunWithItsMessage() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      run.learning.failAt = 3;
      run.sampler("sampler", run.model::work);
      run.judge(ToyModel::judge);
      run.learner();
      var failed = assertInstanceOf(Outcome.Failed.class, run.heard.outcome());
      assertEquals("step 3: loss NaN (expected: a finite number)", failed.message());
      assertEquals(3, failed.step());
    }
  }

  @Test
  void anOrderThatAlwaysFailsStopsTheRunNamingIt() throws Exception {
    try (var run = new ToyRun(1, LONG)) {
      run.sampler(
          "sampler",
          order -> {
            throw new IllegalStateException("no luck with " + order.id());
          });
      run.judge(ToyModel::judge);
      run.learner();
      var failed = assertInstanceOf(Outcome.Failed.class, run.heard.outcome());
      assertEquals(
          "order 0 of step 0 failed 3 times, on here; last: no luck with order 0",
          failed.message());
    }
  }

  @Test
  void aStopFinishesTheStepInHandAndTheRunGoesOnFromThere() throws Exception {
    int stoppedAt;
    Ledger ledger;
    try (var run = new ToyRun(1, LONG)) {
      run.sampler("sampler", run.model::work);
      run.judge((order, result) -> {
        if (order.step() == 5) {
          run.coordinator.tell(new Coordinator.Stop("Ctrl-C"));
        }
        return ToyModel.judge(order, result);
      });
      run.learner();
      var stopped = assertInstanceOf(Outcome.Stopped.class, run.heard.outcome());
      stoppedAt = stopped.step();
      ledger = stopped.ledger().closed();
      assertTrue(run.learning.calls.contains("checkpoint"), run.learning.calls.toString());
      assertEquals(stoppedAt * 4L, ledger.issued());
      try (var resumed = new ToyRun(1, LONG)) {
        resumed.model.served.putAll(run.model.served);
        resumed.learning = new ToyLearning(resumed.model, stoppedAt, ledger);
        resumed.sampler("sampler", resumed.model::work);
        resumed.judge(ToyModel::judge);
        resumed.learner();
        var completed = assertInstanceOf(Outcome.Completed.class, resumed.heard.outcome());
        assertEquals(48, completed.ledger().issued());
        assertEquals(weightsOf(1, 1), resumed.finalWeights());
      }
    }
  }
}
