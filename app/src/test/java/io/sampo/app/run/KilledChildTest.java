package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker's or the learner's process that is killed is started again; the weights do not show it.
 */
final class KilledChildTest {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
  }

  private static SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "24")
        .set("checkpoint.every", "2");
  }

  @Test
  void aKilledSampler() throws Exception {
    killing("sampler");
  }

  @Test
  void aKilledJudge() throws Exception {
    killing("judge");
  }

  @Test
  void aKilledLearner() throws Exception {
    killing("learner");
  }

  private static void killing(String role) throws Exception {
    SmallRun run = run(role).with("--processes");
    Process driver = run.started();
    try {
      Watched.untilStep(run.folder(), 3);
      child(driver, role).destroyForcibly();
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(0, driver.exitValue(), Files.readString(run.output().toPath()));
    Summary summary = Summary.read(run.folder().summary());
    assertEquals(undisturbed.weightsSha256(), summary.weightsSha256());
    assertEquals(undisturbed.pairs(), summary.pairs());
  }

  private static ProcessHandle child(Process driver, String role) {
    return Children.of(driver, role).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process of the role " + role));
  }
}
