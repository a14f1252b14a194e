package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the driver of a run in several processes ends, no process stays behind. */
final class ProcessesEndTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--judge", "golden", "--steps", "5000", "--processes");
  }

  private static void allEnd(List<ProcessHandle> children) throws Exception {
    assertEquals(3, children.size());
    for (ProcessHandle child : children) {
      child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void theyEndWithADriverThatIsKilled() throws Exception {
    SmallRun run = run("killed");
    Process driver = run.started();
    Watched.untilStep(run.folder(), 1);
    List<ProcessHandle> children = driver.descendants().toList();
    driver.destroyForcibly();
    allEnd(children);
  }

  @Test
  void theyEndWithADriverThatIsInterrupted() throws Exception {
    SmallRun run = run("interrupted");
    Process driver = run.started();
    Watched.untilStep(run.folder(), 1);
    List<ProcessHandle> children = driver.descendants().toList();
    Commands.interrupt(driver);
    assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    assertEquals(130, driver.exitValue());
    allEnd(children);
  }
}
