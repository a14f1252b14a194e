package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import io.sampo.data.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed or stopped goes on to the weights of the run that nobody disturbed. */
final class StopAndResumeTest {
  private static final int STEPS = 40;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
  }

  private static SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS))
        .set("checkpoint.every", "2")
        .with(more);
  }

  private static void goesOnTo(Summary expected, String name) throws IOException {
    SmallRun resumed = run(name, "--resume", "--samplers", "2");
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

  private static void ended(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
  }

  @Test
  void aKilledRunGoesOnToTheSameWeights() throws Exception {
    SmallRun run = run("killed");
    Process process = run.started();
    Watched.untilStep(run.folder(), 3);
    process.destroyForcibly();
    ended(process);
    assertFalse(Files.exists(run.folder().summary()), "it was faster than the kill");
    goesOnTo(undisturbed, "killed");
  }

  @Test
  void aKilledRecordingEndsWholeAndWithoutRepetition() throws Exception {
    Path file = out.resolve("killed.parquet");
    SmallRun run = run("recording", "--record", file.toString());
    Process process = run.started();
    Watched.untilStep(run.folder(), 5);
    process.destroyForcibly();
    ended(process);
    assertFalse(Files.exists(run.folder().summary()), "it was faster than the kill");
    assertFalse(Files.exists(file), "half a recording");
    String recorded =
        run("recording", "--record", file.toString(), "--resume").completed().weightsSha256();
    assertEquals(undisturbed.weightsSha256(), recorded);
    assertEquals(4 * STEPS, Recording.read(file, STEPS, 2, 2).pairs().size());
    SmallRun replayed = run("replayed").set("batch.recorded.path", file.toString());
    assertEquals(recorded, replayed.completed().weightsSha256());
  }

  @Test
  void anInterruptedRunSaysWhereItStandsAndGoesOnToTheSameWeights() throws Exception {
    SmallRun run = run("interrupted");
    Process process = run.started();
    Watched.untilStep(run.folder(), 3);
    Commands.interrupt(process);
    ended(process);
    String said = Files.readString(run.output().toPath());
    assertEquals(130, process.exitValue(), said);
    assertTrue(said.contains("stopped at step "), said);
    assertFalse(Files.exists(run.folder().summary()), said);
    goesOnTo(undisturbed, "interrupted");
  }
}
