package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker's or the learner's process that is killed is started again; the weights do not show it.
 */
final class KilledChildTest {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "24")
        .set("checkpoint.every", "2");
  }

  @Test
  void eachOfThemInTurn() throws Exception {
    SmallRun run = run("disturbed").with("--processes");
    Process driver = run.started();
    try {
      int step = 2;
      for (String role : List.of("sampler", "judge", "learner")) {
        Watched.untilStep(run.folder(), step);
        child(driver, role).destroyForcibly();
        step += 4;
      }
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(0, driver.exitValue(), Files.readString(run.output().toPath()));
    Summary summary = Summary.read(run.folder().summary());
    Summary undisturbed = run("undisturbed").completed();
    assertEquals(undisturbed.weightsSha256(), summary.weightsSha256());
    assertEquals(undisturbed.pairs(), summary.pairs());
  }

  private static ProcessHandle child(Process driver, String role) {
    return Children.of(driver, role).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process of the role " + role));
  }
}
