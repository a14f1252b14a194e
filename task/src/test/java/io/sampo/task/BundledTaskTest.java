package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task from outside. The pinned texts are what the bundled models were trained on. */
final class BundledTaskTest {

  @Test
  void theFirstPostIsTheOneThatModelsWereTrainedOn() {
    assertEquals(
        "zoe saw the wooden candle in the balcony . henry was busy . on saturday henry was at the"
            + " garden . yesterday henry sold the old violin near the hotel . now zoe is relieved"
            + " . i slept too little . am i too strict ?",
        BundledTask.prompt(Split.SFT, 0));
    assertEquals("henry sold the violin near the hotel", BundledTask.reference(Split.SFT, 0));
  }

  @Test
  void splitsShareNoPost() {
    long distinct =
        Arrays.stream(Split.values())
            .flatMap(split -> IntStream.range(0, 2_000).mapToObj(i -> BundledTask.prompt(split, i)))
            .distinct()
            .count();
    assertEquals(2_000L * Split.values().length, distinct);
  }

  @Test
  void completionsAreALineForEachDraw(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sft.jsonl");
    BundledTask.export(file, Split.SFT, 3, 2, new Records.Completions(2));
    List<String> lines = Files.readAllLines(file);
    assertEquals(4, lines.size());
    assertEquals(completion(3, 0), lines.get(0));
    assertEquals(completion(4, 1), lines.get(3));
  }

  @Test
  void preferencesNameTheChosenText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pairs.jsonl");
    BundledTask.export(file, Split.PAIRS, 7, 1, new Records.Preferences(2.5));
    PreferencePair pair = BundledTask.preferencePair(Split.PAIRS, 7, 2.5);
    assertEquals(
        "{\"prompt\": \"%s\", \"chosen\": \"%s\", \"rejected\": \"%s\"}%n"
            .formatted(BundledTask.prompt(Split.PAIRS, 7), pair.chosen(), pair.rejected()),
        Files.readString(file));
  }

  @Test
  void referencesAreTheFirstDraw(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("evaluation.jsonl");
    BundledTask.export(file, Split.EVALUATION, 0, 1, new Records.References());
    assertEquals(
        "{\"prompt\": \"%s\", \"reference\": \"%s\"}%n"
            .formatted(
                BundledTask.prompt(Split.EVALUATION, 0),
                BundledTask.reference(Split.EVALUATION, 0)),
        Files.readString(file));
  }

  @Test
  void labelsFollowTheGoldenOrderAsOftenAsTheSlopeSays() {
    for (double slope : new double[] {0, 2.5, 4}) {
      var labels = new BradleyTerryLabels(slope, 0);
      double[] gaps = IntStream.range(0, 2_000).mapToDouble(i -> gap(i, slope)).toArray();
      double expected = mean(gaps, gap -> labels.probability(Math.abs(gap), 0));
      double measured = mean(gaps, gap -> (1 + Math.signum(gap)) / 2);
      assertEquals(expected, measured, 0.03, "slope " + slope);
    }
  }

  private static double mean(double[] gaps, DoubleUnaryOperator figure) {
    return Arrays.stream(gaps).map(figure).average().orElseThrow();
  }

  /** How much better the chosen text is than the rejected one. */
  private static double gap(long index, double slope) {
    PreferencePair pair = BundledTask.preferencePair(Split.PAIRS, index, slope);
    String post = BundledTask.prompt(Split.PAIRS, index);
    return GoldenScorer.score(post, pair.chosen(), true)
        - GoldenScorer.score(post, pair.rejected(), true);
  }

  private static String completion(long index, int draw) {
    return "{\"prompt\": \"%s\", \"completion\": \"%s\"}"
        .formatted(
            BundledTask.prompt(Split.SFT, index), BundledTask.reference(Split.SFT, index, draw));
  }
}
