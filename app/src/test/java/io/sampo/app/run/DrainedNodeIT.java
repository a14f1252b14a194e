package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three samplers come to a run under way, and two go again; the weights do not show it. */
final class DrainedNodeIT {
  /** More than a run makes on fast cores while three processes start and two of them end. */
  private static final int STEPS = 250;

  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--lag", "0")
        .with("--steps", Integer.toString(STEPS));
  }

  private Started sampler(RunFolder run, String name, FreeAddress seed) throws IOException {
    return Started.with(
        Commands.node(run.config(), "sampler", seed.text()), out.resolve(name).toFile());
  }

  private static void isDrained(Started node) throws Exception {
    String said = node.ends(0);
    assertTrue(said.contains(" is drained; what it held is done or with others"), said);
  }

  private static void drain(Started node, RunFolder run) throws IOException {
    Ended drained =
        Commands.sampo(List.of("drain", node.name(run.log()), "--run", run.path().toString()));
    assertEquals(0, drained.code(), drained.err());
  }

  private void comeAndGo(Started driver, RunFolder run, FreeAddress seed) throws Exception {
    try (Started first = sampler(run, "first", seed);
        Started second = sampler(run, "second", seed);
        Started third = sampler(run, "third", seed)) {
      for (Started joined : List.of(first, second, third)) {
        Watched.untilLogged(run, "pid " + joined.process().pid() + " is here");
      }
      drain(first, run);
      second.terminate();
      isDrained(first);
      isDrained(second);
      assertFalse(Files.exists(run.summary()), "the run was over before they were drained");
      driver.ends(0);
      String said = third.ends(0);
      assertFalse(said.contains(" is drained"), said);
      String log = Files.readString(run.log());
      assertTrue(log.contains("sampler on " + second.name(run.log()) + " departs"), log);
      assertFalse(log.contains(" is gone"), log);
    }
  }

  @Test
  void samplersThatComeAndStayOrAreDrainedLeaveTheSameWeights() throws Exception {
    FreeAddress seed = FreeAddress.any();
    SmallRun run = run("visited").set("deployment.port", Integer.toString(seed.port()));
    RunFolder folder = run.folder();
    try (Started driver = run.started()) {
      Watched.untilStep(folder, 1);
      comeAndGo(driver, folder, seed);
    }
    assertEquals(
        run("alone").completed().weightsSha256(), Summary.read(folder.summary()).weightsSha256());
  }
}
