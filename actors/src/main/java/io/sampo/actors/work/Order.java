package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;

/**
 * A fixed list of work, cut by (config, seed, number) alone. Token ids travel in the order, so a
 * worker needs no copy of the data.
 */
public sealed interface Order extends Wire {
  OrderId id();

  /**
   * The batch t that the order belongs to; for an evaluation, the step whose policy is measured.
   */
  int step();

  /**
   * Online lane: k responses to each prompt under snapshot {@code version}. Row p · k + j is
   * response j to prompt p.
   *
   * @param judged whether the loss needs verdicts (HyPO's online samples go straight to the
   *     learner)
   * @param reference whether the fixed reference's log-probs of the responses are wanted too
   * @param prompts token ids, P × prompt length
   */
  record Generate(
      OrderId id,
      int step,
      long version,
      int samplesPerPrompt,
      boolean judged,
      boolean reference,
      int[][] prompts)
      implements Order {}

  /**
   * Offline lane: log-probs of fixed pairs under the fixed reference. Token ids, one row a pair.
   */
  record Score(OrderId id, int step, int[][] prompts, int[][] chosen, int[][] rejected)
      implements Order {}

  /**
   * Online lane, replayed: pairs that an earlier run generated and had judged, laid out as they
   * were then. Row 2p + j is response j to prompt p; there is nothing left to generate or to judge.
   *
   * @param reference whether the fixed reference's log-probs of the responses are wanted
   * @param versions by prompt: the snapshot, of that run, that generated both responses
   * @param behaviour by row: log-probs under that snapshot, as recorded
   * @param preferences by prompt
   * @param scores by row
   */
  record Replay(
      OrderId id,
      int step,
      boolean reference,
      long[] versions,
      int[][] prompts,
      int[][] responses,
      float[][] behaviour,
      Preference[] preferences,
      double[] scores)
      implements Order {}

  /**
   * Evaluation: one response to each prompt under snapshot {@code version}, compared with a
   * reference text.
   */
  record Evaluate(OrderId id, int step, long version, int[][] prompts, int[][] references)
      implements Order {}

  /**
   * Evaluation: log-probs of held-out pairs under snapshot {@code version} and under the fixed
   * reference. Token ids, one row a pair.
   */
  record Compare(
      OrderId id, int step, long version, int[][] prompts, int[][] chosen, int[][] rejected)
      implements Order {}
}
