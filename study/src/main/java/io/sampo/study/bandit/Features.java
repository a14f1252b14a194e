package io.sampo.study.bandit;

/**
 * A feature vector for each response.
 *
 * @param rows φ(y), one row a response
 */
record Features(double[][] rows) {
  int dimension() {
    return rows[0].length;
  }

  /** w·φ(y) of every response. */
  double[] scores(double[] weights) {
    double[] scores = new double[rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int i = 0; i < weights.length; i++) {
        scores[y] += weights[i] * rows[y][i];
      }
    }
    return scores;
  }

  /** Σ c_y φ(y). */
  double[] weighted(double[] coefficients) {
    double[] sum = new double[dimension()];
    for (int y = 0; y < rows.length; y++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += coefficients[y] * rows[y][i];
      }
    }
    return sum;
  }
}
