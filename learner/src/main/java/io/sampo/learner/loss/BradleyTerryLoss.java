package io.sampo.learner.loss;

/** Bradley–Terry: −log σ(r(x, y_w) − r(x, y_l)) of a reward model's scores ([H] eq. 3). */
public record BradleyTerryLoss() {

  public double value(double chosen, double rejected) {
    return -LogSigmoid.value(chosen - rejected);
  }

  /** ∂value/∂chosen; the derivative by the rejected score is its negative. */
  public double chosenDerivative(double chosen, double rejected) {
    return -LogSigmoid.derivative(chosen - rejected);
  }
}
