package io.sampo.study.bandit;

/**
 * Online RLHF with exact gradients: descent on −E_π[r̂] + β·KL(π ‖ uniform) ([H] eq. 1), the
 * expectation taken over all responses.
 *
 * @param rewards r̂(y)
 */
record RewardDescent(double[] rewards, double beta, double rate) {
  void iterate(BanditPolicy policy) {
    double[] logProbs = policy.logProbs();
    double reference = -Math.log(logProbs.length);
    double[] slopes = new double[logProbs.length];
    for (int y = 0; y < slopes.length; y++) {
      double penalty = beta * (logProbs[y] - reference + 1);
      slopes[y] = Math.exp(logProbs[y]) * (penalty - rewards[y]);
    }
    policy.step(slopes, rate);
  }
}
