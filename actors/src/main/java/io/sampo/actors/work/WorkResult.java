package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;

/**
 * What a sampler makes of an order. A pure function of the order and the weights: two results of
 * one order are equal byte for byte, or the run stops. Log-probs are natural logarithms in float32,
 * one per response token.
 */
public sealed interface WorkResult extends Wire {
  /** Two log-probs of one token under one policy that differ by more than this, nats, disagree. */
  float AGREEMENT = 1e-4f;

  OrderId id();

  /**
   * Answers {@link Order.Generate}.
   *
   * @param version the snapshot that generated the responses (π_β)
   * @param responses token ids by row, the closing end-of-sequence token included when it was
   *     generated
   * @param finished by row: ended by itself rather than by the length limit
   * @param behaviour by row: log-probs under π_β from one teacher-forced pass
   * @param reference by row: log-probs under the fixed reference; no rows when not asked for
   * @param sampled by row: log-probs under the distribution actually sampled; no rows where that is
   *     the plain one. At another temperature they come from the same pass as {@code behaviour};
   *     where top-k or top-p cut tokens off, from decoding
   * @param drift largest |difference| between the log-probs seen while decoding and {@code
   *     behaviour}
   * @param drifted tokens where that difference is above {@link #AGREEMENT}
   */
  record Rollout(
      OrderId id,
      long version,
      int[][] responses,
      boolean[] finished,
      float[][] behaviour,
      float[][] reference,
      float[][] sampled,
      float drift,
      int drifted)
      implements WorkResult {}

  /** Answers {@link Order.Score}: the fixed reference's log-probs by pair. */
  record Scores(OrderId id, float[][] chosen, float[][] rejected) implements WorkResult {}

  /**
   * Answers {@link Order.Replay}.
   *
   * @param rows log-probs under the fixed reference; no rows when not asked for
   */
  record References(OrderId id, float[][] rows) implements WorkResult {}

  /**
   * Answers {@link Order.Evaluate}.
   *
   * @param kl by row: exact KL(π ‖ reference) summed over the response's positions, nats
   * @param klEstimate by row: Σ (log π − log reference) of the sampled tokens, nats
   */
  record EvaluationRollout(
      OrderId id,
      long version,
      int[][] responses,
      boolean[] finished,
      double[] kl,
      double[] klEstimate)
      implements WorkResult {}

  /**
   * Answers {@link Order.Compare}. Log-probs by pair, each summed over the response's tokens, nats.
   *
   * @param chosen under the snapshot {@code version}
   * @param referenceChosen under the fixed reference
   */
  record Comparisons(
      OrderId id,
      long version,
      double[] chosen,
      double[] rejected,
      double[] referenceChosen,
      double[] referenceRejected)
      implements WorkResult {}
}
