package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that hosts the coordinator is told to end, or killed: another takes over, or the run stops
 * in order, or goes on once it is started again.
 */
final class CoordinatorLeavesIT {
  private static final int STEPS = 48;
  private static final String ALL = "coordinator,learner,sampler,judge";

  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
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

  private static Started node(
      Path config, String output, String roles, String seeds, FreeAddress own) throws IOException {
    String port = Integer.toString(own.port());
    return Started.with(
        Commands.node(config, roles, seeds, "--port", port), out.resolve(output).toFile());
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
    FreeAddress here = FreeAddress.any();
    FreeAddress there = FreeAddress.any();
    String seeds = here.text() + "," + there.text();
    try (Started first = node(config, "first", "coordinator", seeds, here);
        Started last = node(config, "last.1", ALL, seeds, there)) {
      Watched.untilStep(run.folder(), 2);
      first.terminate();
      String said = first.ends(0);
      assertTrue(said.contains(" is drained; another node may host the coordinator"), said);
      Watched.untilStep(run.folder(), 8);
      last.terminate();
      String stopped = last.ends(Run.STOPPED);
      assertTrue(stopped.contains("stopped at step "), stopped);
      assertTrue(stopped.contains("; the same command goes"), stopped);
      assertFalse(Files.exists(run.folder().summary()), stopped);
    }
    try (Started again = node(config, "last.2", ALL, there.text(), there)) {
      again.ends(0);
    }
    hasTheUndisturbedWeights(run);
  }

  /** It begins no cluster of its own, in which there would be nobody to work. */
  @Test
  void theOnlyOneIsKilledAndStartedAgainFindsTheOthers() throws Exception {
    SmallRun run = run("killed");
    Path config = config(run);
    FreeAddress here = FreeAddress.any();
    String seed = here.text();
    try (Started killed = node(config, "killed.1", "coordinator", seed, here);
        Started learner = node(config, "learner", "learner,judge", seed, FreeAddress.any());
        Started sampler = node(config, "sampler", "sampler", seed, FreeAddress.any())) {
      Watched.untilStep(run.folder(), 2);
      killed.kill();
      assertFalse(Files.exists(run.folder().summary()), "the run was over before");
      try (Started again = node(config, "killed.2", "coordinator", seed, here)) {
        again.ends(0);
      }
      learner.ends(0);
      sampler.ends(0);
    }
    hasTheUndisturbedWeights(run);
  }
}
