package io.sampo.judge;

/** Says what responses are worth, one number each; larger is better. */
@FunctionalInterface
public interface ResponseScorer extends AutoCloseable {
  /**
   * A pure function of the whole order; with k = responses / prompts, row p · k + j answers prompt
   * p.
   *
   * @param prompts token ids
   * @param responses token ids, the closing end-of-sequence token included
   * @param finished by response: ended by itself rather than by a length limit
   */
  double[] scores(int[][] prompts, int[][] responses, boolean[] finished);

  @Override
  default void close() {}
}
