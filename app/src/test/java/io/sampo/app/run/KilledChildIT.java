package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed are started again by the one that drives the run; the weights show
 * neither that nor how many learners share a step. A patient leader, so that they share on a
 * machine of two busy cores too.
 */
final class KilledChildIT {
  private static final long PATIENCE_SECONDS = 240;
  private static final Pattern LEADS = Pattern.compile("the learner on \\S+ pid (\\d+) leads");

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "14")
        .set("batch.online.orders", "5")
        .set("checkpoint.every", "2")
        .set("deployment.learner-patience", "30");
  }

  private static boolean isHelped(MetricsRow row) {
    return row.values().getOrDefault("micro_batches_helped", 0.0) > 0;
  }

  @Test
  void aSamplerAndTheLearnerThatLeads() throws Exception {
    SmallRun run = run("disturbed").with("--processes", "--learners", "2");
    Process driver = run.started();
    try {
      Watched.untilStepWith(run.folder(), KilledChildIT::isHelped);
      kill(Children.of(driver, "sampler"), _ -> true);
      Watched.untilStep(run.folder(), run.steps().getLast().step() + 2);
      kill(Children.of(driver, "learner"), pid -> pid == leader(run.folder()));
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(0, driver.exitValue(), Files.readString(run.output().toPath()));
    Summary disturbed = Summary.read(run.folder().summary());
    Summary alone = run("alone").completed();
    assertEquals(alone.weightsSha256(), disturbed.weightsSha256());
    assertEquals(alone.pairs(), disturbed.pairs());
  }

  private interface Choice {
    boolean holds(long pid) throws IOException;
  }

  private static void kill(List<ProcessHandle> processes, Choice victim) throws IOException {
    for (ProcessHandle process : processes) {
      if (victim.holds(process.pid())) {
        process.destroyForcibly();
        return;
      }
    }
    throw new AssertionError("no such process");
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
