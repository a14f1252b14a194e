package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that a run began in is killed; a sampler that had joined it goes on with the run. */
final class WorkersLeftIT {
  /** More than a run makes on fast cores while a process starts. */
  private static final int STEPS = 200;

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS))
        .set("checkpoint.every", "4");
  }

  private Started sampler(RunFolder run, FreeAddress seed, FreeAddress own) throws IOException {
    String port = Integer.toString(own.port());
    return Started.with(
        Commands.node(run.config(), "sampler", seed.text(), "--port", port),
        out.resolve("sampler").toFile());
  }

  /** With nobody but the sampler left, and what was logged until then out of the way. */
  private void isKilled(Started driver, RunFolder run) throws Exception {
    driver.kill();
    Files.move(run.log(), out.resolve("before.log"));
  }

  /** Of two, the one with the lower address stays when the other is gone. */
  @Test
  void aSamplerThatIsLeftOfAKilledRunIsFoundByTheOneThatGoesOn() throws Exception {
    List<FreeAddress> addresses = FreeAddress.ascending(2);
    FreeAddress lower = addresses.getFirst();
    FreeAddress higher = addresses.getLast();
    SmallRun run = run("left").set("deployment.port", Integer.toString(higher.port()));
    RunFolder folder = run.folder();
    try (Started driver = run.started()) {
      Watched.untilStep(folder, 1);
      try (Started sampler = sampler(folder, higher, lower)) {
        Watched.untilMember(folder, lower.text());
        isKilled(driver, folder);
        try (Started second = run("left").with("--resume").started()) {
          Watched.untilLogged(folder, "pid " + sampler.process().pid() + " is here");
          second.ends(0);
          sampler.ends(0);
        }
      }
    }
    assertEquals(
        run("alone").completed().weightsSha256(), Summary.read(folder.summary()).weightsSha256());
  }
}
