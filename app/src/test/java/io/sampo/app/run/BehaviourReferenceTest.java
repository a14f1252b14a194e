package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.data.recording.RecordedPair;
import io.sampo.data.recording.Recording;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With reference {@code behaviour} the log-probs that came with a sample are the reference. */
final class BehaviourReferenceTest {
  private static final int STEPS = 4;
  private static final double MOST = 1e-4;

  @TempDir private Path out;

  private SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--steps", "4", "--seed", "7", "--judge", "golden").with(more);
  }

  private static List<Double> values(SmallRun run, String metric) throws IOException {
    return run.steps().stream().map(row -> row.value(metric)).toList();
  }

  @Test
  void theLearnerRunsNoForwardPassForIt() throws IOException {
    SmallRun bpo = run("bpo", "--algorithm", "bpo");
    bpo.completed();
    assertEquals(List.of(0., 0., 0., 0.), values(bpo, "reference_passes"));
    SmallRun average = run("ema", "--algorithm", "bpo").set("algorithm.reference", "ema");
    average.completed();
    assertEquals(List.of(2., 2., 2., 2.), values(average, "reference_passes"), "one an order");
  }

  @Test
  void itAgreesWithTheLearnersOwnLogProbsWhereBothAreOfTheSameWeights() throws IOException {
    SmallRun onPolicy = run("on-policy", "--lag", "0");
    onPolicy.completed();
    for (MetricsRow row : onPolicy.steps()) {
      assertTrue(row.value("behaviour_gap") <= MOST, row.toString());
      assertEquals(0, row.value("behaviour_gap_share"), row.toString());
      assertTrue(row.value("drift") > 0 && row.value("drift") <= MOST, row.toString());
      assertEquals(0, row.value("drift_share"), row.toString());
    }
    SmallRun late = run("late", "--lag", "1");
    late.completed();
    assertFalse(late.steps().get(1).values().containsKey("behaviour_gap"), "of other weights");
  }

  @Test
  void recordedLogProbsAgreeWithAFreshForwardPassOfTheirVersion() throws IOException {
    Path file = out.resolve("recording.parquet");
    SmallRun run =
        run("recorded", "--lag", "1", "--record", file.toString())
            .set("checkpoint.every", "1")
            .set("checkpoint.keep", "9");
    run.completed();
    List<RecordedPair> pairs = Recording.read(file, STEPS, 2, 2).pairs();
    assertEquals(
        List.of(0L, 1L, 2L), pairs.stream().map(RecordedPair::version).distinct().toList());
    for (long version = 0; version <= 2; version++) {
      try (LanguageModel model = version(run, version)) {
        for (RecordedPair pair : pairs) {
          if (pair.version() == version) {
            agree(model, pair);
          }
        }
      }
    }
  }

  private static void agree(LanguageModel model, RecordedPair pair) {
    Rows rows = Rows.scoring(List.of(pair.prompt()), List.of(List.of(pair.responses())));
    float[][] fresh = rows.split(model.tokenLogProbs(rows));
    for (int response = 0; response < 2; response++) {
      for (int i = 0; i < fresh[response].length; i++) {
        assertEquals(fresh[response][i], pair.behaviour()[response][i], MOST);
      }
    }
  }

  /** θ_v from its checkpoint. */
  private LanguageModel version(SmallRun run, long version) throws IOException {
    Path policy = Commands.CHECKPOINTS.resolve("policy");
    Path folder = Files.createDirectories(out.resolve("version-" + version));
    try (var files = Files.list(policy)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    if (version > 0) {
      Files.copy(
          run.folder().checkpoints().resolve("step-%06d/policy.safetensors".formatted(version)),
          folder.resolve("model.safetensors"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return LanguageModel.open(folder, Compute.of("cpu", "float32"));
  }
}
