package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One, two and three learner processes make the same weights, also when one of them is killed while
 * they share a step. A patient leader, so that they share on a machine of two busy cores too.
 */
final class LearnerPoolRunTest {
  private static final long PATIENCE_SECONDS = 240;
  private static final Pattern LEADS = Pattern.compile("the learner on \\S+ pid (\\d+) leads");

  @TempDir private static Path out;
  private static Summary alone;

  @BeforeAll
  static void runWithOneLearner() throws IOException {
    alone = run("one").completed();
  }

  private static SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "24")
        .set("batch.online.orders", "5")
        .set("checkpoint.every", "2")
        .set("deployment.learner-patience", "30");
  }

  private static SmallRun pool(String name, int learners) {
    return run(name).with("--processes", "--learners", Integer.toString(learners));
  }

  /** What becomes of a run once a helper has helped. */
  private interface Meanwhile {
    void act(Process driver, SmallRun run) throws Exception;
  }

  private static void sameAsAlone(SmallRun run, Meanwhile meanwhile) throws Exception {
    Process driver = run.started();
    try {
      Watched.untilStepWith(run.folder(), LearnerPoolRunTest::isHelped);
      meanwhile.act(driver, run);
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(0, driver.exitValue(), Files.readString(run.output().toPath()));
    Summary summary = Summary.read(run.folder().summary());
    assertEquals(alone.weightsSha256(), summary.weightsSha256());
    assertEquals(alone.pairs(), summary.pairs());
  }

  private static boolean isHelped(MetricsRow row) {
    return row.values().getOrDefault("micro_batches_helped", 0.0) > 0;
  }

  @Test
  void twoLearnersMakeTheWeightsOfOne() throws Exception {
    sameAsAlone(pool("two", 2), (_, _) -> {});
  }

  @Test
  void threeLearnersMakeThemTooThoughAHelperAndThenTheLeaderIsKilled() throws Exception {
    sameAsAlone(
        pool("three", 3),
        (driver, run) -> {
          kill(driver, pid -> pid != leader(run.folder()));
          Watched.untilStep(run.folder(), run.steps().getLast().step() + 2);
          kill(driver, pid -> pid == leader(run.folder()));
        });
  }

  private interface Choice {
    boolean holds(long pid) throws IOException;
  }

  private static void kill(Process driver, Choice victim) throws IOException {
    for (ProcessHandle learner : Children.of(driver, "learner")) {
      if (victim.holds(learner.pid())) {
        learner.destroyForcibly();
        return;
      }
    }
    throw new AssertionError("no such learner");
  }

  /** Whoever leads now, as the coordinator's log says. */
  private static long leader(RunFolder folder) throws IOException {
    Matcher line = LEADS.matcher(Files.readString(folder.log()));
    long pid = 0;
    while (line.find()) {
      pid = Long.parseLong(line.group(1));
    }
    return pid;
  }
}
