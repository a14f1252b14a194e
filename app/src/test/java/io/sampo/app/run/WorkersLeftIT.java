package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.FreePorts;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that a run began in is killed; a sampler that had joined it goes on with the run. */
final class WorkersLeftIT {
  private static final int STEPS = 100;
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private Path out;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS))
        .set("checkpoint.every", "4");
  }

  private Process started(SmallRun run) throws IOException {
    Process process = run.started();
    processes.add(process);
    return process;
  }

  private static void endsInOrder(Process process, String said) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(0, process.exitValue(), said);
  }

  /** Of two, the one with the lower address stays when the other is gone. */
  @Test
  void aSamplerThatIsLeftOfAKilledRunIsFoundByTheOneThatGoesOn() throws Exception {
    List<Integer> ports =
        FreePorts.of(InetAddress.getLoopbackAddress(), 2).stream().sorted().toList();
    SmallRun run = run("left").set("deployment.port", ports.getLast().toString());
    Process driver = started(run);
    Watched.untilStep(run.folder(), 1);
    Joining sampler =
        Joining.start(
            run.folder().config(),
            out.resolve("sampler").toFile(),
            "sampler",
            "127.0.0.1:" + ports.getLast(),
            "--port",
            ports.getFirst().toString());
    processes.add(sampler.process());
    Watched.untilMember(run.folder(), "127.0.0.1:" + ports.getFirst());
    driver.destroyForcibly();
    assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    Files.move(run.folder().log(), out.resolve("before.log"));

    SmallRun resumed = run("left").with("--resume");
    Process second = started(resumed);
    Watched.untilLogged(run.folder(), "pid " + sampler.process().pid() + " is here");
    endsInOrder(second, Files.readString(resumed.output().toPath()));
    endsInOrder(sampler.process(), sampler.said());
    assertEquals(
        run("alone").completed().weightsSha256(),
        Summary.read(run.folder().summary()).weightsSha256());
  }
}
