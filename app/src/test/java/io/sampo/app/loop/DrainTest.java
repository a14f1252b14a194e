package io.sampo.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.judge.JudgeActor;
import io.sampo.judge.Judging;
import io.sampo.learner.LearnerActor;
import io.sampo.sampler.SamplerActor;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers on a node of their own that drains in mid-run. Nothing is ever reissued for lateness. */
final class DrainTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);

  private static long undisturbed;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final Semaphore going = new Semaphore(0);
  private ToyRun run;
  private ToyNode there;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = ToyRun.undisturbed(1);
  }

  @BeforeEach
  void start() {
    run = new ToyRun(1, LONG);
    there = ToyNode.joining(run);
  }

  @AfterEach
  void stop() {
    going.release(1000);
    there.close();
    run.close();
  }

  private Ledger completed() throws Exception {
    Outcome outcome = run.heard.outcome();
    assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString());
    assertEquals(undisturbed, run.finalWeights());
    assertEquals(48, outcome.ledger().issued());
    return outcome.ledger();
  }

  private void waits() throws InterruptedException {
    begun.countDown();
    going.acquire();
  }

  private WorkResult waitsAndWorks(Order order) throws InterruptedException {
    waits();
    return run.model.work(order);
  }

  @Test
  void aSamplerFinishesTheOrderThatItWorksOnAndTakesNoOther() throws Exception {
    ActorRef<SamplerActor.Command> drained =
        there.sampler("drained", (_, _) -> {}, this::waitsAndWorks);
    run.judge(ToyModel::judge);
    run.learner();
    begun.await();
    drained.tell(new SamplerActor.Drain(LONG));
    going.release();
    there.awaitStopped(drained);
    run.sampler("other", run.model::work);
    assertEquals(0, completed().reissued());
  }

  @Test
  void anOrderInWorkForTooLongGoesToAnotherAtOnce() throws Exception {
    ActorRef<SamplerActor.Command> drained =
        there.sampler("drained", (_, _) -> {}, this::waitsAndWorks);
    run.judge(ToyModel::judge);
    run.learner();
    begun.await();
    run.sampler("other", run.model::work);
    drained.tell(new SamplerActor.Drain(SHORT));
    assertEquals(1, completed().reissued());
  }

  @Test
  void aSamplerThatFetchesWeightsHandsItsOrderBack() throws Exception {
    ActorRef<SamplerActor.Command> drained =
        there.sampler("drained", (_, _) -> waits(), run.model::work);
    run.judge(ToyModel::judge);
    run.learner();
    begun.await();
    drained.tell(new SamplerActor.Drain(LONG));
    there.awaitStopped(drained);
    run.sampler("other", run.model::work);
    assertEquals(1, completed().reissued());
  }

  /** Three failures of one order would stop the run. */
  @Test
  void judgesThatWaitForTheStoreHandTheirRolloutBackAndBlameNothing() throws Exception {
    run.sampler("sampler", run.model::work);
    run.learner();
    for (int i = 0; i < 3; i++) {
      WaitingJudge waiting = new WaitingJudge();
      ActorRef<JudgeActor.Command> drained = there.judge(waiting);
      waiting.begun.await();
      drained.tell(new JudgeActor.Drain(LONG));
      there.awaitStopped(drained);
    }
    run.judge(ToyModel::judge);
    completed();
  }

  /** Waits for a store that never comes, until it is to give up. */
  private static final class WaitingJudge implements Judging {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);

    @Override
    public Verdict judge(Order order, WorkResult result) throws InterruptedException {
      begun.countDown();
      givenUp.await();
      throw new IllegalStateException("no store");
    }

    @Override
    public void giveUp() {
      givenUp.countDown();
    }
  }

  @Test
  void aLearnerFinishesItsStepAndAnotherLeadsFromItsCheckpoint() throws Exception {
    run.sampler("sampler", run.model::work);
    run.judge(ToyModel::judge);
    ToyLearning first = run.learning;
    first.onStep =
        (step, _) -> {
          if (step == 5) {
            waits();
          }
        };
    ActorRef<LearnerActor.Command> drained = there.learner(() -> first);
    begun.await();
    drained.tell(LearnerActor.Drain.NOW);
    going.release();
    there.awaitStopped(drained);
    assertEquals(List.of("step 5", "checkpoint", "close"), first.calls.subList(5, 8));
    run.learning = new ToyLearning(run.model, 6, Objects.requireNonNull(first.ledgers.get(6)));
    run.learner();
    completed();
    assertEquals(IntStream.rangeClosed(1, ToyRun.STEPS).boxed().toList(), run.heard.committed);
    assertEquals(
        Collections.nCopies(ToyRun.STEPS, Map.of("loss", 1.0)), List.copyOf(run.heard.metrics));
  }

  @Test
  void aLearnerThatStandsByDepartsAtOnce() throws Exception {
    ActorRef<LearnerActor.Command> second =
        there.learner(() -> new ToyLearning(run.model, 0, Ledger.EMPTY));
    run.learner();
    second.tell(LearnerActor.Drain.NOW);
    there.awaitStopped(second);
    run.sampler("sampler", run.model::work);
    run.judge(ToyModel::judge);
    completed();
  }
}
