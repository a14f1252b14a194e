package io.sampo.study.bandit;

/**
 * A softmax of scores that are linear in the responses' features: π(y) ∝ exp(w·φ(y)); w = 0 at
 * first.
 */
final class LinearPolicy implements BanditPolicy {
  private final Features features;
  private final double[] weights;

  LinearPolicy(Features features) {
    this.features = features;
    this.weights = new double[features.dimension()];
  }

  @Override
  public double[] logProbs() {
    return LogSoftmax.of(features.scores(weights));
  }

  @Override
  public void step(double[] slopes, double rate) {
    double[] gradient = features.weighted(LogSoftmax.gradient(logProbs(), slopes));
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rate * gradient[i];
    }
  }
}
