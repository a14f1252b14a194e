package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that hosts the coordinator is told to end, or killed: another takes over, or the run stops
 * in order, or goes on once it is started again.
 */
final class CoordinatorLeavesIT {
  private static final int STEPS = 24;
  private static final long PATIENCE_SECONDS = 180;
  private static final String ALL = "coordinator,learner,sampler,judge";

  @TempDir private static Path out;
  private static Summary undisturbed;

  private final List<Process> processes = new ArrayList<>();
  private String here = "";
  private String there = "";

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
  }

  @BeforeEach
  void choosePorts() throws IOException {
    here = "127.0.0.1:" + Joining.freePort();
    there = "127.0.0.1:" + Joining.freePort();
  }

  @AfterEach
  void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  private static SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS));
  }

  /** The run's configuration as a file. */
  private static Path config(SmallRun run) throws IOException {
    Ended resolved = run.with("--dry-run").ended();
    assertEquals(0, resolved.code(), resolved.err());
    return Files.writeString(out.resolve(run.folder().path() + ".conf"), resolved.out());
  }

  private Joining node(Path config, String output, String roles, String seeds, String own)
      throws IOException {
    String port = own.substring(own.indexOf(':') + 1);
    Joining node =
        Joining.start(config, out.resolve(output).toFile(), roles, seeds, "--port", port);
    processes.add(node.process());
    return node;
  }

  private static void ends(Joining node, int code) throws Exception {
    assertTrue(node.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(code, node.process().exitValue(), node.said());
  }

  private static void hasTheUndisturbedWeights(SmallRun run) throws IOException {
    Summary summary = Summary.read(run.folder().summary());
    assertEquals(undisturbed.weightsSha256(), summary.weightsSha256());
    assertEquals(undisturbed.pairs(), summary.pairs());
    assertEquals(
        IntStream.rangeClosed(1, STEPS).boxed().toList(),
        run.steps().stream().map(MetricsRow::step).toList());
  }

  @Test
  void anotherNodeTakesOverAndTheLastOneStopsTheRunWhichGoesOnOnceItIsStartedAgain()
      throws Exception {
    SmallRun run = run("left");
    Path config = config(run);
    String seeds = here + "," + there;
    Joining first = node(config, "first", "coordinator", seeds, here);
    Joining last = node(config, "last.1", ALL, seeds, there);
    Watched.untilStep(run.folder(), 2);
    first.terminate();
    ends(first, 0);
    assertTrue(
        first.said().contains(" is drained; another node may host the coordinator"), first.said());
    Watched.untilStep(run.folder(), 8);
    last.terminate();
    ends(last, Run.STOPPED);
    String said = last.said();
    assertTrue(said.contains("stopped at step ") && said.contains("; the same command goes"), said);
    assertFalse(Files.exists(run.folder().summary()), said);
    ends(node(config, "last.2", ALL, there, there), 0);
    hasTheUndisturbedWeights(run);
  }

  /** It begins no cluster of its own, in which there would be nobody to work. */
  @Test
  void theOnlyOneIsKilledAndStartedAgainFindsTheOthers() throws Exception {
    SmallRun run = run("killed");
    Path config = config(run);
    Joining killed = node(config, "killed.1", "coordinator", here, here);
    Joining learner = node(config, "learner", "learner,judge", here, there);
    String third = "127.0.0.1:" + Joining.freePort();
    Joining sampler = node(config, "sampler", "sampler", here, third);
    Watched.untilStep(run.folder(), 2);
    killed.process().destroyForcibly().waitFor();
    assertFalse(Files.exists(run.folder().summary()), "the run was over before");
    for (Joining node : List.of(node(config, "killed.2", "coordinator", here, here), learner)) {
      ends(node, 0);
    }
    ends(sampler, 0);
    hasTheUndisturbedWeights(run);
  }
}
