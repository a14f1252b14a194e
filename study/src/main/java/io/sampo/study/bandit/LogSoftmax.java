package io.sampo.study.bandit;

/** log of exp(z_y) / Σ exp(z), without overflow. */
final class LogSoftmax {
  private LogSoftmax() {}

  static double[] of(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    double log = most + Math.log(sum);
    double[] logProbs = new double[scores.length];
    for (int y = 0; y < scores.length; y++) {
      logProbs[y] = scores[y] - log;
    }
    return logProbs;
  }

  /** ∂loss/∂z of every score: s_y − π_y Σ s, from the slopes s by log-prob. */
  static double[] gradient(double[] logProbs, double[] slopes) {
    double sum = 0;
    for (double slope : slopes) {
      sum += slope;
    }
    double[] gradient = new double[slopes.length];
    for (int y = 0; y < slopes.length; y++) {
      gradient[y] = slopes[y] - Math.exp(logProbs[y]) * sum;
    }
    return gradient;
  }
}
