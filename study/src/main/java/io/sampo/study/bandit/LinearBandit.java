package io.sampo.study.bandit;

/**
 * The bandit of [H] section 6.1.1: 100 responses with features in R^16, of which 99 are random with
 * ℓ1 norm 1 and the last is e_1; r* = w*·φ with w* = (5, U(−2, 2), …), so that the last response is
 * the best; 10 000 pairs over the first 50.
 */
record LinearBandit(long seed, Features features, double[] rewards, Preferences pairs) {
  private static final int RESPONSES = 100;
  private static final int DIMENSION = 16;
  private static final int SEEN = 50;
  private static final int PAIRS = 10_000;
  private static final int WATCHED = 500;

  /** The response that no pair holds and that is the best of all. */
  static final int BEST = RESPONSES - 1;

  static LinearBandit of(long seed) {
    Features features = new Features(features(seed));
    double[] weights = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      weights[i] = i == 0 ? 5 : Draw.REWARDS.between(-2, 2, seed, i, 0);
    }
    double[] rewards = features.scores(weights);
    return new LinearBandit(seed, features, rewards, Preferences.draw(seed, rewards, SEEN, PAIRS));
  }

  private static double[][] features(long seed) {
    double[][] rows = new double[RESPONSES][DIMENSION];
    for (int y = 0; y < BEST; y++) {
      double norm = 0;
      for (int i = 0; i < DIMENSION; i++) {
        rows[y][i] = Draw.FEATURES.between(-1, 1, seed, y, i);
        norm += Math.abs(rows[y][i]);
      }
      for (int i = 0; i < DIMENSION; i++) {
        rows[y][i] /= norm;
      }
    }
    rows[BEST][0] = 1;
    return rows;
  }

  /** log π of the best response, and the mean log π of 500 preferred ones, while DPO trains. */
  Trace[] dpo(int iterations, DpoDescent descent) {
    BanditPolicy policy = new LinearPolicy(features);
    return Trace.of(
        iterations,
        policy,
        i -> descent.iterate(i, policy, pairs),
        LinearBandit::best,
        this::preferred);
  }

  /** The same while online RLHF trains on a reward model that was fitted to the pairs. */
  Trace[] rlhf(int iterations, double beta, double rate) {
    BanditPolicy policy = new LinearPolicy(features);
    RewardDescent descent = new RewardDescent(LinearReward.fit(features, pairs), beta, rate);
    return Trace.of(
        iterations, policy, _ -> descent.iterate(policy), LinearBandit::best, this::preferred);
  }

  private static double best(double[] logProbs) {
    return logProbs[BEST];
  }

  private double preferred(double[] logProbs) {
    double sum = 0;
    for (int i = 0; i < WATCHED; i++) {
      int pair = (int) (Draw.WATCHED.under(seed).uniform(i, 0) * pairs.size());
      sum += logProbs[pairs.chosen()[pair]];
    }
    return sum / WATCHED;
  }
}
