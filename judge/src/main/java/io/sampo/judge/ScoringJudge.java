package io.sampo.judge;

import io.sampo.actors.work.Preference;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A judge by scores: the larger wins, equals are equal.
 *
 * @param scorer closed with the judge
 */
public record ScoringJudge(ResponseScorer scorer) implements ResponseJudge {

  @Override
  public Opinion pairs(int[][] prompts, int[][] responses, boolean[] finished) {
    double[] scores = scorer.scores(prompts, responses, finished);
    Preference[] preferences =
        IntStream.iterate(0, row -> row < scores.length, row -> row + 2)
            .mapToObj(
                row -> better(responses[row], scores[row], responses[row + 1], scores[row + 1]))
            .toArray(Preference[]::new);
    return new Opinion(preferences, scores);
  }

  @Override
  public Opinion against(
      int[][] prompts, int[][] responses, boolean[] finished, int[][] others, boolean[] ended) {
    double[] ours = scorer.scores(prompts, responses, finished);
    double[] theirs = scorer.scores(prompts, others, ended);
    Preference[] preferences =
        IntStream.range(0, ours.length)
            .mapToObj(i -> better(responses[i], ours[i], others[i], theirs[i]))
            .toArray(Preference[]::new);
    return new Opinion(preferences, ours);
  }

  @Override
  public double[] scores(int[][] prompts, int[][] responses, boolean[] finished) {
    return scorer.scores(prompts, responses, finished);
  }

  /** Responses equal token for token are equal whatever their scores' last bits say. */
  private static Preference better(
      int[] first, double firstScore, int[] second, double secondScore) {
    if (firstScore == secondScore || Arrays.equals(first, second)) {
      return Preference.TIE;
    }
    return firstScore > secondScore ? Preference.FIRST : Preference.SECOND;
  }

  @Override
  public void close() {
    scorer.close();
  }
}
