package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three samplers come to a run under way, and two go again; the weights do not show it. */
final class DrainedNodeIT {
  private static final int STEPS = 100;
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private Path out;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--lag", "0")
        .with("--steps", Integer.toString(STEPS));
  }

  private Joining sampler(SmallRun run, String name, String seed) throws IOException {
    Joining sampler =
        Joining.start(run.folder().config(), out.resolve(name).toFile(), "sampler", seed);
    processes.add(sampler.process());
    return sampler;
  }

  private static void endsInOrder(Joining node) throws Exception {
    Process process = node.process();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(0, process.exitValue(), node.said());
  }

  private static void isDrained(Joining node) throws Exception {
    endsInOrder(node);
    assertTrue(node.said().contains(" is drained; what it held is done or with others"));
  }

  @Test
  void samplersThatComeAndStayOrAreDrainedLeaveTheSameWeights() throws Exception {
    String seed = "127.0.0.1:" + Joining.freePort();
    SmallRun run = run("visited").set("deployment.port", seed.substring(seed.indexOf(':') + 1));
    Process driver = run.started();
    processes.add(driver);
    Watched.untilStep(run.folder(), 1);
    Joining first = sampler(run, "first", seed);
    Joining second = sampler(run, "second", seed);
    Joining third = sampler(run, "third", seed);
    for (Joining joined : List.of(first, second, third)) {
      Watched.untilLogged(run.folder(), "pid " + joined.process().pid() + " is here");
    }
    Ended drained =
        Commands.sampo(
            List.of(
                "drain", first.name(run.folder().log()), "--run", run.folder().path().toString()));
    assertEquals(0, drained.code(), drained.err());
    second.terminate();
    isDrained(first);
    isDrained(second);
    assertFalse(Files.exists(run.folder().summary()), "the run was over before they were drained");
    assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    endsInOrder(third);
    assertFalse(third.said().contains(" is drained"), third.said());
    String log = Files.readString(run.folder().log());
    assertTrue(log.contains("sampler on " + second.name(run.folder().log()) + " departs"), log);
    assertFalse(log.contains(" is gone"), log);
    assertEquals(
        run("alone").completed().weightsSha256(),
        Summary.read(run.folder().summary()).weightsSha256());
  }
}
