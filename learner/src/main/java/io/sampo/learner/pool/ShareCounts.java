package io.sampo.learner.pool;

import java.util.Map;

/**
 * What sharing came to, from one step's end to the next.
 *
 * @param helped micro-batches whose gradients came from helpers
 * @param repeated times that one was done again since its helper was slow
 * @param late results that were of no use: of another term or step, or of what others had done
 */
record ShareCounts(int helped, int repeated, int late) {
  static final ShareCounts NONE = new ShareCounts(0, 0, 0);

  ShareCounts withHelped() {
    return new ShareCounts(helped + 1, repeated, late);
  }

  ShareCounts withRepeated() {
    return new ShareCounts(helped, repeated + 1, late);
  }

  ShareCounts withLate() {
    return new ShareCounts(helped, repeated, late + 1);
  }

  /** By metric name. */
  Map<String, Double> metrics() {
    return Map.of(
        "micro_batches_helped",
        (double) helped,
        "micro_batches_repeated",
        (double) repeated,
        "gradients_late",
        (double) late);
  }
}
