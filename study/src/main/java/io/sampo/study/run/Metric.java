package io.sampo.study.run;

import java.util.List;

/**
 * A measure of an evaluation as tables and plots show it.
 *
 * @param key its name in docs/metrics.md
 * @param words with the unit
 * @param digits after the point
 */
record Metric(String key, String words, int digits) {
  static final Metric WIN_RATE = new Metric("win_rate", "golden win rate", 3);
  static final Metric KL = new Metric("kl", "reverse KL, nats", 2);
  static final Metric GOLDEN = new Metric("golden", "golden score", 3);
  static final Metric REWARD = new Metric("reward", "score of the training judge", 3);

  /** Those of every table. */
  static final List<Metric> ALL = List.of(WIN_RATE, KL, GOLDEN, REWARD);
}
