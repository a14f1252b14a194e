package io.sampo.study.bandit;

import java.util.Arrays;

/**
 * A positive weight of its own for each response, normalised: π(y) = w_y / Σ w, as [H] section
 * 6.1.1 prints its policy; uniform before it learns. A weight never falls below a floor, where the
 * logarithm still has a slope.
 */
final class SharePolicy implements BanditPolicy {
  private static final double FLOOR = 1e-6;

  private final double[] weights;

  SharePolicy(int responses) {
    weights = new double[responses];
    Arrays.fill(weights, 1);
  }

  @Override
  public double[] logProbs() {
    double log = Math.log(sum(weights));
    double[] logProbs = new double[weights.length];
    for (int y = 0; y < weights.length; y++) {
      logProbs[y] = Math.log(weights[y]) - log;
    }
    return logProbs;
  }

  @Override
  public void step(double[] slopes, double rate) {
    double common = sum(slopes) / sum(weights);
    for (int y = 0; y < weights.length; y++) {
      weights[y] = Math.max(FLOOR, weights[y] - rate * (slopes[y] / weights[y] - common));
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
