package io.sampo.judge;

import io.sampo.actors.work.Preference;

/** Says which of two responses is the better and, where it scores, what each of them is worth. */
public sealed interface ResponseJudge extends AutoCloseable
    permits ScoringJudge, PreferenceModelJudge {
  /**
   * What a judge says of an order.
   *
   * @param preferences one per pair
   * @param scores one per response; empty where the judge only compares
   */
  record Opinion(Preference[] preferences, double[] scores) {}

  /**
   * Compares responses 2p and 2p + 1, both to prompt p. A pure function of the whole order.
   *
   * @param prompts token ids
   * @param responses token ids, the closing end-of-sequence token included
   * @param finished by response: ended by itself rather than by a length limit
   */
  Opinion pairs(int[][] prompts, int[][] responses, boolean[] finished);

  /** Compares the only response to each prompt with another text; only the former is scored. */
  Opinion against(
      int[][] prompts, int[][] responses, boolean[] finished, int[][] others, boolean[] ended);

  /** What each response is worth, one to a prompt; empty where the judge only compares. */
  double[] scores(int[][] prompts, int[][] responses, boolean[] finished);

  @Override
  void close();

  /** What the first of two responses wins: 1, ½ or 0. */
  static double win(Preference preference) {
    return switch (preference) {
      case FIRST -> 1;
      case SECOND -> 0;
      case TIE, INVALID -> 0.5;
    };
  }
}
