package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F phases: the two ends of the scale have another name each, and come to the same weights. */
final class AnnotationPhasesTest {
  @TempDir private Path out;

  private SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--steps", "6", "--seed", "7", "--judge", "golden").with(more);
  }

  private static List<Double> lags(SmallRun run) throws IOException {
    return run.steps().stream().map(row -> row.value("lag")).toList();
  }

  @Test
  void onePhaseIsOfflineDpoOnItsOwnRecording() throws IOException {
    String recording = out.resolve("phase.parquet").toString();
    SmallRun phase = run("phase", "--algorithm", "bpo", "--phases", "1", "--record", recording);
    String bpo = phase.completed().weightsSha256();
    SmallRun offline =
        run("offline", "--algorithm", "online-dpo").set("batch.recorded.path", recording);
    assertEquals(bpo, offline.completed().weightsSha256());
    assertEquals(List.of(0., 1., 2., 3., 4., 5.), lags(phase));
    assertEquals(lags(phase), lags(offline));
  }

  @Test
  void asManyPhasesAsStepsWithoutLagIsOnPolicyBpo() throws IOException {
    Summary onPolicy = run("on-policy", "--lag", "0").completed();
    SmallRun phases = run("phases", "--lag", "0", "--phases", "6");
    assertEquals(onPolicy.weightsSha256(), phases.completed().weightsSha256());
    assertEquals(List.of(0., 0., 0., 0., 0., 0.), lags(phases));
  }

  @Test
  void phasesInBetweenLearnFromOneSnapshotEachWhoeverSamples() throws IOException {
    SmallRun two = run("two", "--phases", "2", "--lag", "1");
    Summary alone = two.completed();
    assertEquals(List.of(0., 1., 2., 1., 2., 3.), lags(two));
    Summary several = run("several", "--phases", "2", "--lag", "1", "--samplers", "3").completed();
    assertEquals(alone.weightsSha256(), several.weightsSha256());
    assertEquals(24, alone.pairs().judged());
    assertNotEquals(
        alone.weightsSha256(), run("three", "--phases", "3").completed().weightsSha256());
  }
}
