package io.sampo.study.bandit;

import io.sampo.model.noise.NoiseKey;

/** What a bandit draws, each kind of draw under a purpose of its own. */
enum Draw {
  FEATURES,
  REWARDS,
  RESPONSES,
  LABELS,
  MINIBATCHES,
  WATCHED;

  private static final long PURPOSE = 0x62616E646974L;

  /** The numbers of this draw under a seed. */
  NoiseKey under(long seed) {
    return new NoiseKey(seed, PURPOSE, ordinal());
  }

  /** A uniform number from low to high. */
  double between(double low, double high, long seed, long row, long index) {
    return low + (high - low) * under(seed).uniform(row, index);
  }
}
