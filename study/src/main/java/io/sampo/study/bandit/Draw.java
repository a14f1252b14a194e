package io.sampo.study.bandit;

import io.sampo.model.noise.NoiseKey;

/** What a bandit draws, each kind of draw under a purpose of its own. */
enum Draw {
  FEATURES(0),
  REWARDS(1),
  RESPONSES(2),
  LABELS(3),
  MINIBATCHES(4),
  WATCHED(5);

  private static final long PURPOSE = 0x62616E646974L;

  private final int number;

  Draw(int number) {
    this.number = number;
  }

  /** The numbers of this draw under a seed. */
  NoiseKey under(long seed) {
    return new NoiseKey(seed, PURPOSE, number);
  }

  /** A uniform number from low to high. */
  double between(double low, double high, long seed, long row, long index) {
    return low + (high - low) * under(seed).uniform(row, index);
  }
}
