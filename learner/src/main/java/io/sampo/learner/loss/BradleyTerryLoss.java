package io.sampo.learner.loss;

/** Bradley–Terry: −log σ(r(x, y_w) − r(x, y_l)) of a reward model's scores ([H] eq. 3). */
public record BradleyTerryLoss() implements ComparisonLoss {

  @Override
  public double value(double chosen, double rejected) {
    return -LogSigmoid.value(chosen - rejected);
  }

  @Override
  public double chosenDerivative(double chosen, double rejected) {
    return -LogSigmoid.derivative(chosen - rejected);
  }

  @Override
  public double rejectedDerivative(double chosen, double rejected) {
    return -chosenDerivative(chosen, rejected);
  }
}
