package io.sampo.study.bandit;

/**
 * The bandit of [H] section 6.1.2: 500 responses without features, r* ~ U(−10, 10), 10 000 pairs
 * over the first half.
 */
record TabularBandit(double[] rewards, Preferences pairs) {
  static final int RESPONSES = 500;
  private static final int SEEN = RESPONSES / 2;
  private static final int PAIRS = 10_000;

  static TabularBandit of(long seed) {
    double[] rewards = new double[RESPONSES];
    for (int y = 0; y < RESPONSES; y++) {
      rewards[y] = Draw.REWARDS.between(-10, 10, seed, y, 0);
    }
    return new TabularBandit(rewards, Preferences.draw(seed, rewards, SEEN, PAIRS));
  }

  /** The mean probability of the responses that no pair holds, while DPO trains this policy. */
  Trace dpo(int iterations, DpoDescent descent, BanditPolicy policy) {
    return Trace.of(
        iterations, policy, i -> descent.iterate(i, policy, pairs), TabularBandit::unseen)[0];
  }

  private static double unseen(double[] logProbs) {
    double sum = 0;
    for (int y = SEEN; y < RESPONSES; y++) {
      sum += Math.exp(logProbs[y]);
    }
    return sum / (RESPONSES - SEEN);
  }
}
