package io.sampo.learner.loss;

/**
 * log π(y|x) of a pair's two responses under the policy and under the loss's reference, nats;
 * summed over tokens, or averaged where the run says so.
 */
public record PairLogProbs(
    double chosen, double rejected, double referenceChosen, double referenceRejected) {

  /** Δ = [log π(y_w) − log r(y_w)] − [log π(y_l) − log r(y_l)]. */
  public double delta() {
    return (chosen - referenceChosen) - (rejected - referenceRejected);
  }
}
