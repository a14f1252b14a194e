package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;

/** What a judge makes of a sampler's result. */
public sealed interface Verdict extends Wire {
  OrderId id();

  /**
   * Answers a judged {@link WorkResult.Rollout}.
   *
   * @param preferences one per prompt, over its two responses
   * @param scores one per row, none from a judge that only compares; NaN-free (a non-finite score
   *     stops the run)
   */
  record Pairs(OrderId id, Preference[] preferences, double[] scores) implements Verdict {}

  /**
   * Answers a {@link WorkResult.EvaluationRollout}.
   *
   * @param wins one per prompt against the reference text, by the evaluating judge: 1, ½ or 0
   * @param golden one per prompt: the evaluating judge's score of the response; none where it only
   *     compares
   * @param rewards one per prompt: the training judge's score of the response; none where it only
   *     compares, or where there is no such judge
   */
  record Evaluation(OrderId id, double[] wins, double[] golden, double[] rewards)
      implements Verdict {}
}
