package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is not like those of the run is refused, and the run does not notice. */
final class UnlikeNodeIT {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private Path out;

  @Test
  void aNodeThatWouldLearnSomethingElseIsRefusedWithTheKeys() throws Exception {
    SmallRun run = new SmallRun(out, "short", "--judge", "golden", "--steps", "1");
    run.completed();
    Ended ended = Commands.sampo(joining(run.folder(), 1, "--set", "optimizer.lr=0.5"));
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("optimizer.lr: 0.5 (expected: "), ended.err());
  }

  @Test
  void aNodeOfOtherArithmeticIsRefusedAndTheRunGoesOn() throws Exception {
    int port = Joining.freePort();
    SmallRun run =
        new SmallRun(out, "run", "--seed", "7", "--judge", "golden", "--steps", "60")
            .set("deployment.port", Integer.toString(port));
    Process driver = run.started();
    try {
      Watched.untilStep(run.folder(), 1);
      File said = out.resolve("unlike.out").toFile();
      Process unlike =
          Commands.start(
              said, joining(run.folder(), port, "--set", "deployment.mixed-numerics=true"));
      assertTrue(unlike.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
      assertEquals(1, unlike.exitValue());
      String message = Files.readString(said.toPath());
      assertTrue(message.contains("another run, version or arithmetic"), message);
      String log = Files.readString(run.folder().log());
      assertTrue(log.contains("sampo.alike.numerics: "), "no difference told");
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(60, Summary.read(run.folder().summary()).steps());
  }

  private static List<String> joining(RunFolder run, int port, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "node",
                "--role",
                "sampler",
                "--config",
                run.config().toString(),
                "--join",
                "127.0.0.1:" + port));
    arguments.addAll(List.of(more));
    return arguments;
  }
}
