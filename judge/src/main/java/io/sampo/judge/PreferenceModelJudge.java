package io.sampo.judge;

import io.sampo.actors.work.Preference;
import io.sampo.model.preference.PreferenceModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A judge by a preference model: the verdict is the sign of p(x, y1, y2) − p(x, y2, y1), never the
 * bare p, which may lean to a place ([T] app. A.2); exactly equal is a tie. It has no scores. An
 * order takes two forward passes, one for each order of its pairs.
 *
 * @param model closed with the judge
 */
public record PreferenceModelJudge(PreferenceModel model) implements ResponseJudge {
  private static final double[] NO_SCORES = {};

  @Override
  public Opinion pairs(int[][] prompts, int[][] responses, boolean[] finished) {
    return compared(prompts, every(responses, 0), every(responses, 1));
  }

  @Override
  public Opinion against(
      int[][] prompts, int[][] responses, boolean[] finished, int[][] others, boolean[] ended) {
    return compared(prompts, responses, others);
  }

  @Override
  public double[] scores(int[][] prompts, int[][] responses, boolean[] finished) {
    return NO_SCORES;
  }

  private Opinion compared(int[][] prompts, int[][] firsts, int[][] seconds) {
    double[] differences = model.symmetrised(List.of(prompts), List.of(firsts), List.of(seconds));
    Preference[] preferences =
        IntStream.range(0, differences.length)
            .mapToObj(i -> better(firsts[i], seconds[i], differences[i]))
            .toArray(Preference[]::new);
    return new Opinion(preferences, NO_SCORES);
  }

  /** A number that is none says nothing of the pair: the run must not go on with it. */
  private static Preference better(int[] first, int[] second, double difference) {
    if (!Double.isFinite(difference)) {
      throw new IllegalStateException(
          "preference model: log-odds differ by " + difference + " (expected: a finite number)");
    }
    if (difference == 0 || Arrays.equals(first, second)) {
      return Preference.TIE;
    }
    return difference > 0 ? Preference.FIRST : Preference.SECOND;
  }

  private static int[][] every(int[][] responses, int place) {
    return IntStream.iterate(place, row -> row < responses.length, row -> row + 2)
        .mapToObj(row -> responses[row])
        .toArray(int[][]::new);
  }

  @Override
  public void close() {
    model.close();
  }
}
