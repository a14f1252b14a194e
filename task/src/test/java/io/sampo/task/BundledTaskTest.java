package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  void aSteeperSlopeContradictsTheGoldenOrderLess() {
    assertEquals(0.5, consistency(0), 0.03);
    assertEquals(0.865, consistency(2.5), 0.03);
    assertEquals(0.917, consistency(4), 0.03);
    assertEquals(1, consistency(1e9));
  }

  private static double consistency(double slope) {
    return IntStream.range(0, 2_000)
        .mapToDouble(i -> agreement(i, BundledTask.preferencePair(Split.PAIRS, i, slope)))
        .filter(agreement -> agreement != 0)
        .map(agreement -> (1 + agreement) / 2)
        .average()
        .orElseThrow();
  }

  private static double agreement(long index, PreferencePair pair) {
    String post = BundledTask.prompt(Split.PAIRS, index);
    return Math.signum(
        GoldenScorer.score(post, pair.chosen(), true)
            - GoldenScorer.score(post, pair.rejected(), true));
  }

  private static String completion(long index, int draw) {
    return "{\"prompt\": \"%s\", \"completion\": \"%s\"}"
        .formatted(
            BundledTask.prompt(Split.SFT, index), BundledTask.reference(Split.SFT, index, draw));
  }
}
