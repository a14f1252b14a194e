package io.sampo.learner.loss;

/** log σ(x) = −log(1 + e^−x), without overflow at either end. */
public final class LogSigmoid {
  private LogSigmoid() {}

  public static double value(double x) {
    return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** σ(−x). */
  public static double derivative(double x) {
    return x >= 0 ? Math.exp(-x) / (1 + Math.exp(-x)) : 1 / (1 + Math.exp(x));
  }
}
