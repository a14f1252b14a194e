package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Preference;
import io.sampo.model.noise.NoiseKey;
import io.sampo.model.preference.PreferenceModel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A verdict belongs to two responses, not to their places. */
final class PreferenceModelJudgeTest {
  private static final int VOCABULARY = 40;
  private static final int PAIRS = 32;

  /** Log-odds that no response of these makes up for. */
  private static final double LEAN = 20;

  private static final NoiseKey NOISE = new NoiseKey(5, 1, 0);
  private static final int[][] PROMPTS = texts(0, PAIRS);
  private static final int[][] FIRSTS = texts(1, PAIRS);
  private static final int[][] SECONDS = texts(2, PAIRS);

  @Test
  void theVerdictDoesNotChangeWhenAllResponsesChangePlaces() {
    Preference[] there = verdicts(0, FIRSTS, SECONDS);
    assertEquals(EnumSet.of(Preference.FIRST, Preference.SECOND), EnumSet.copyOf(List.of(there)));
    assertArrayEquals(opposites(there), verdicts(0, SECONDS, FIRSTS));
  }

  /** Whoever else is in the order, and wherever they stand: the numbers change places too. */
  @Test
  void aPairThatChangesPlacesAloneHasTheSameNumbersToTheLastBit() {
    try (PreferenceModel model = new PreferenceModel(TinyModel.leaning(VOCABULARY, LEAN))) {
      double[] differences = symmetrised(model, FIRSTS, SECONDS);
      for (int pair = 0; pair < PAIRS; pair++) {
        int[][] firsts = FIRSTS.clone();
        int[][] seconds = SECONDS.clone();
        firsts[pair] = SECONDS[pair];
        seconds[pair] = FIRSTS[pair];
        double[] expected = differences.clone();
        expected[pair] = -expected[pair];
        assertArrayEquals(expected, symmetrised(model, firsts, seconds));
      }
    }
  }

  /** The bare p prefers whatever stands first; both orders together see through it. */
  @Test
  void aModelThatLeansToAPlaceIsCaught() {
    try (PreferenceModel leaning = new PreferenceModel(TinyModel.leaning(VOCABULARY, LEAN))) {
      float[] there = leaning.logOdds(List.of(PROMPTS), List.of(FIRSTS), List.of(SECONDS));
      float[] back = leaning.logOdds(List.of(PROMPTS), List.of(SECONDS), List.of(FIRSTS));
      for (int pair = 0; pair < PAIRS; pair++) {
        assertTrue(there[pair] > 0 && back[pair] > 0, "p > ½ for either response, if it is first");
      }
    }
    Preference[] verdicts = verdicts(LEAN, FIRSTS, SECONDS);
    assertArrayEquals(opposites(verdicts), verdicts(LEAN, SECONDS, FIRSTS));
    assertArrayEquals(verdicts(0, FIRSTS, SECONDS), verdicts, "the lean decides nothing");
  }

  @Test
  void equalResponsesAndEqualLogOddsTie() {
    Preference[] verdicts = verdicts(0, FIRSTS, FIRSTS);
    assertEquals(List.of(Preference.TIE), Arrays.stream(verdicts).distinct().toList());
  }

  @Test
  void aResponseThatWasCutOffIsNotTheOneThatEnded() {
    try (PreferenceModel model = new PreferenceModel(TinyModel.preferences(VOCABULARY))) {
      double[] differences =
          symmetrised(model, new int[][] {{7, 8, 1}, {7, 8}}, new int[][] {{9, 1}, {9, 1}});
      assertNotEquals(differences[0], differences[1]);
    }
  }

  private static double[] symmetrised(PreferenceModel model, int[][] firsts, int[][] seconds) {
    int[][] prompts = Arrays.copyOf(PROMPTS, firsts.length);
    return model.symmetrised(List.of(prompts), List.of(firsts), List.of(seconds));
  }

  private static Preference[] verdicts(double lean, int[][] firsts, int[][] seconds) {
    PreferenceModel model = new PreferenceModel(TinyModel.leaning(VOCABULARY, lean));
    try (PreferenceModelJudge judge = new PreferenceModelJudge(model)) {
      int[][] responses =
          IntStream.range(0, 2 * PAIRS)
              .mapToObj(row -> (row % 2 == 0 ? firsts : seconds)[row / 2])
              .toArray(int[][]::new);
      ResponseJudge.Opinion opinion = judge.pairs(PROMPTS, responses, new boolean[2 * PAIRS]);
      assertEquals(0, opinion.scores().length);
      return opinion.preferences();
    }
  }

  private static Preference[] opposites(Preference[] preferences) {
    return Arrays.stream(preferences)
        .map(p -> p == Preference.FIRST ? Preference.SECOND : Preference.FIRST)
        .toArray(Preference[]::new);
  }

  /** One to six tokens each; some end by themselves. */
  private static int[][] texts(int kind, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          int[] text = new int[1 + (int) (6 * NOISE.uniform(kind, 100L * i))];
          Arrays.setAll(text, t -> 2 + (int) (38 * NOISE.uniform(kind, 100L * i + t + 1)));
          text[text.length - 1] = i % 3 == 0 ? text[text.length - 1] : 1;
          return text;
        })
        .toArray(int[][]::new);
  }
}
