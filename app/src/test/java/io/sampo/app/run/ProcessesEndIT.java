package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the driver of a run in several processes dies, no process stays behind. */
final class ProcessesEndIT {
  @TempDir private Path out;

  @Test
  void theyEndWithADriverThatIsKilled() throws Exception {
    SmallRun run = new SmallRun(out, "killed", "--judge", "golden", "--processes");
    try (Started driver = run.with("--steps", "5000").started()) {
      Watched.untilStep(run.folder(), 1);
      List<ProcessHandle> children = driver.process().descendants().toList();
      assertEquals(3, children.size());
      driver.kill();
      Children.awaitEnd(children);
    }
  }
}
