package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The only sampler of {@code --processes} is killed. The run cannot go on without it, so the driver
 * has started it again. The final weights know neither that nor how many learners share a step. A
 * patient leader, so that they share on a machine of two busy cores too. Deaths of other roles:
 * {@code sampo chaos}, which {@code .ci/run} calls.
 */
final class KilledChildIT {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "8")
        .set("batch.online.orders", "5")
        .set("deployment.learner-patience", "30");
  }

  private static boolean isHelped(MetricsRow row) {
    return row.values().getOrDefault("micro_batches_helped", 0.0) > 0;
  }

  @Test
  void isStartedAgainAndTheWeightsAreThoseOfOneProcess() throws Exception {
    SmallRun run = run("disturbed").with("--processes", "--learners", "2");
    Process driver = run.started();
    try {
      Watched.untilStepWith(run.folder(), KilledChildIT::isHelped);
      Children.of(driver, "sampler").getFirst().destroyForcibly();
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
}
