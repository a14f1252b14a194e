package io.sampo.learner.loss;

/**
 * Pairwise preference: ½·[−log p(x, y_w, y_l)] + ½·[−log(1 − p(x, y_l, y_w))] with p = σ of a
 * preference model's log-odds ([T] app. A.2, both orders of each pair instead of one at random).
 * Here {@code chosen} are the log-odds with the chosen response first, {@code rejected} those with
 * the rejected one first.
 */
public record PairwisePreferenceLoss() implements ComparisonLoss {

  @Override
  public double value(double chosen, double rejected) {
    return -(LogSigmoid.value(chosen) + LogSigmoid.value(-rejected)) / 2;
  }

  @Override
  public double chosenDerivative(double chosen, double rejected) {
    return -LogSigmoid.derivative(chosen) / 2;
  }

  @Override
  public double rejectedDerivative(double chosen, double rejected) {
    return LogSigmoid.derivative(-rejected) / 2;
  }
}
