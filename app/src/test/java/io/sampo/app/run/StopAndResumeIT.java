package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import io.sampo.data.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed or stopped goes on to the weights of the run that nobody disturbed. */
final class StopAndResumeIT {
  private static final int STEPS = 24;

  /** So often that a step is being measured when the run is interrupted. */
  private static final String[] MEASURED = {
    "--set", "evaluation.every=2", "--set", "evaluation.prompts=16"
  };

  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed", MEASURED).completed();
  }

  private static SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS))
        .set("checkpoint.every", "2")
        .with(more);
  }

  private static void goesOnTo(Summary expected, String name, String... more) throws IOException {
    SmallRun resumed = run(name, "--resume", "--samplers", "2").with(more);
    Summary summary = resumed.completed();
    assertEquals(expected.weightsSha256(), summary.weightsSha256());
    assertEquals(expected.pairs(), summary.pairs());
    assertEquals(STEPS, summary.steps());
    Summary.Orders orders = summary.orders();
    assertEquals(expected.orders().issued(), orders.issued());
    assertEquals(orders.issued(), orders.trained() + orders.dropped());
    assertEquals(
        IntStream.rangeClosed(1, STEPS).boxed().toList(),
        resumed.steps().stream().map(row -> row.step()).toList());
  }

  private static void killedAt(SmallRun run, int step) throws Exception {
    try (Started process = run.started()) {
      Watched.untilStep(run.folder(), step);
      process.kill();
    }
    assertFalse(Files.exists(run.folder().summary()), "it was faster than the kill");
  }

  @Test
  void aKilledRunGoesOnToTheSameWeightsAndItsRecordingIsWhole() throws Exception {
    Path file = out.resolve("killed.parquet");
    String[] recorded = {"--record", file.toString()};
    SmallRun run = run("killed", recorded);
    killedAt(run, 5);
    assertFalse(Files.exists(file), "half a recording");
    goesOnTo(undisturbed, "killed", recorded);
    assertEquals(4 * STEPS, Recording.read(file, STEPS, 2, 2).pairs().size());
    SmallRun replayed = run("replayed").set("batch.recorded.path", file.toString());
    assertEquals(undisturbed.weightsSha256(), replayed.completed().weightsSha256());
  }

  @Test
  void anInterruptedRunSaysWhereItStandsAndGoesOnToTheSameWeightsAndMeasurements()
      throws Exception {
    SmallRun run = run("interrupted", MEASURED);
    try (Started process = run.started()) {
      Watched.untilStep(run.folder(), 3);
      process.interrupt();
      String said = process.ends(130);
      assertTrue(said.contains("stopped at step "), said);
      assertFalse(Files.exists(run.folder().summary()), said);
    }
    goesOnTo(undisturbed, "interrupted", MEASURED);
    assertEquals(STEPS / 2 - 1, Measurements.rows(run.folder()).count());
    assertEquals(Measurements.of(run("undisturbed").folder()), Measurements.of(run.folder()));
  }

  @Test
  void aRunKilledInsideAPhaseGoesOnToTheSameWeights() throws Exception {
    String[] phases = {"--phases", "8", "--lag", "0"};
    SmallRun run = run("phases", phases);
    killedAt(run, 7);
    goesOnTo(run("undisturbed-phases", phases).completed(), "phases", phases);
  }

  @Test
  void whatFailedOnceAndEndsWellLeavesItsResultAlone() throws Exception {
    SmallRun run = run("failed-once");
    killedAt(run, 3);
    new FailureNote(3, "loss NaN", "another").write(run.folder().failure());
    goesOnTo(undisturbed, "failed-once");
    assertFalse(Files.exists(run.folder().failure()));
  }
}
