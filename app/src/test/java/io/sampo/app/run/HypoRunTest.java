package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of HyPO: any k, lag at another temperature, epochs with validation curves. */
final class HypoRunTest {
  @TempDir private Path out;

  private SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--algorithm", "hypo", "--steps", "4")
        .with(more)
        .set("optimizer.lr", "3e-3")
        .set("algorithm.hypo.lambda", "0.05")
        .set("algorithm.hypo.length-penalty", "0.02");
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void anyNumberOfSamplesAPromptIsTrainedOn(int k) throws IOException {
    SmallRun run = run("k" + k).set("batch.online.samples-per-prompt", "" + k);
    assertEquals(new Summary.Orders(16, 16, 0, 0), run.completed().orders());
  }

  @Test
  void withLagSamplesOfAnotherTemperatureAreWeighed() throws IOException {
    SmallRun run = run("warm", "--lag", "1").set("sampling.temperature", "0.7");
    run.completed();
    List<Double> ratios = run.steps().stream().map(row -> row.value("importance")).toList();
    assertEquals(1, ratios.getFirst(), "θ_0 generated the first batch itself");
    for (double ratio : ratios.subList(1, ratios.size())) {
      assertTrue(ratio > 0 && ratio <= 5 && ratio != 1, ratios.toString());
    }
  }

  @Test
  void withoutLagEverySampleCountsOnce() throws IOException {
    SmallRun run = run("level", "--lag", "0").set("sampling.temperature", "0.7");
    run.completed();
    run.steps().forEach(row -> assertEquals(1, row.value("importance")));
  }

  @Test
  void everyEvaluationMeasuresTheHeldOutPairsAndChangesNothing() throws IOException {
    SmallRun alone = run("alone").set("data.pairs.rows", "4");
    SmallRun measured =
        run("measured")
            .set("data.pairs.rows", "4")
            .set("evaluation.every", "2")
            .set("evaluation.prompts", "2")
            .set("evaluation.final-prompts", "2")
            .set("evaluation.prompts-per-order", "3")
            .set("evaluation.pairs", "5");
    assertEquals(alone.completed().weightsSha256(), measured.completed().weightsSha256());
    List<MetricsRow> curve =
        MetricsLog.read(measured.folder().metrics()).stream()
            .filter(row -> row.kind() == MetricsRow.Kind.EVALUATION)
            .toList();
    assertEquals(List.of(0, 2, 4), curve.stream().map(MetricsRow::step).sorted().toList());
    curve.forEach(row -> assertEquals(5, row.value("held_out_pairs")));
    assertEquals(4, curve.getLast().value("epoch"), "16 pairs trained of 4");
    MetricsRow first = curve.getFirst();
    assertEquals(Math.log(2), first.value("held_out_loss"), 1e-9);
    assertEquals(0.5, first.value("held_out_accuracy"));
    assertNotEquals(Math.log(2), curve.getLast().value("held_out_loss"), 1e-6);
  }
}
