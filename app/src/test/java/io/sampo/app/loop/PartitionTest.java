package io.sampo.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.coordinator.Outcome;
import io.sampo.config.Phases;
import io.sampo.learner.checkpoint.LearnerTerm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that falls apart in the middle of a step, with the failure detector and the downing of
 * cluster-conf: the learner that leads is alone on its side.
 */
final class PartitionTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int LAG = 1;
  private static final Phases PHASES = new Phases(ToyRun.STEPS, 0, LAG);
  private static final long PATIENCE_SECONDS = 100;
  private static final int CUT = 6;
  private static final int JOINED = 9;

  private final CountDownLatch inTheMiddle = new CountDownLatch(1);
  private final CountDownLatch anotherLeads = new CountDownLatch(1);
  private final CountDownLatch anotherJoined = new CountDownLatch(1);

  @TempDir private Path terms;
  private ToyRun run;
  private ToyNode minority;
  private ToyNode majority;

  @BeforeEach
  void start() {
    run = new ToyRun(PHASES, LONG, CutNetwork.SETTINGS);
    run.sampler("sampler", run.model::work);
    run.judge(ToyModel::judge);
    minority = ToyNode.joining(run, CutNetwork.SETTINGS);
    majority = ToyNode.joining(run, CutNetwork.SETTINGS);
  }

  @AfterEach
  void stop() {
    anotherLeads.countDown();
    anotherJoined.countDown();
    minority.close();
    majority.close();
    run.close();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing happens");
  }

  private ToyLearning cutOffInTheMiddle() {
    LearnerTerm held = LearnerTerm.take(terms, "the first");
    ToyLearning learning = run.learning;
    learning.onStep =
        (step, _) -> {
          if (step == CUT) {
            inTheMiddle.countDown();
            anotherLeads.await();
          }
          held.check();
        };
    return learning;
  }

  private ToyLearning goingOnFrom(ToyLearning first) {
    var learning = new ToyLearning(run.model, CUT, first.ledgers.get(CUT));
    learning.onStep =
        (step, _) -> {
          if (step == CUT) {
            LearnerTerm.take(terms, "another");
            anotherLeads.countDown();
          } else if (step == JOINED) {
            await(anotherJoined);
          }
        };
    return learning;
  }

  /** The versions that it has made. */
  private static List<Integer> made(ToyLearning learning) {
    return learning.ledgers.keySet().stream().sorted().toList();
  }

  private static List<Integer> versions(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void theMinoritysLearnerPublishesNothingMoreAndStopsAndTheMajorityEndsWithTheSameWeights()
      throws Exception {
    ToyLearning first = cutOffInTheMiddle();
    minority.learner(() -> first);
    await(inTheMiddle);
    CutNetwork.around(minority, run.node(), majority);
    ToyLearning second = goingOnFrom(first);
    majority.learner(() -> second);
    await(anotherLeads);
    minority.awaitEnd();
    try (ToyNode back = ToyNode.joining(run)) {
      back.learner(() -> new ToyLearning(run.model, CUT, first.ledgers.get(CUT)));
      anotherJoined.countDown();
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
    }
    assertEquals(versions(1, CUT), made(first));
    assertEquals(versions(CUT + 1, ToyRun.STEPS), made(second));
    assertEquals(versions(1, ToyRun.STEPS), run.heard.committed);
    assertEquals(ToyRun.undisturbed(LAG), run.finalWeights());
  }
}
