package io.sampo.learner.step;

import io.sampo.actors.work.WorkResult;
import java.util.Map;

/**
 * How far the log-probs that came with samples are from the learner's own, token by token, where
 * both are of the same weights.
 */
final class Agreement {
  private double largest;
  private long apart;
  private long tokens;

  /** By sequence: token log-probs as recorded and as the learner sees them. */
  void add(float[][] recorded, float[][] own) {
    for (int s = 0; s < own.length; s++) {
      for (int i = 0; i < own[s].length; i++) {
        add(Math.abs((double) recorded[s][i] - own[s][i]));
      }
    }
  }

  private void add(double difference) {
    tokens++;
    largest = Math.max(largest, difference);
    apart += difference > WorkResult.AGREEMENT ? 1 : 0;
  }

  /** Adds what was compared elsewhere. */
  void add(double itsLargest, long itsApart, long itsTokens) {
    largest = Math.max(largest, itsLargest);
    apart += itsApart;
    tokens += itsTokens;
  }

  double largest() {
    return largest;
  }

  long apart() {
    return apart;
  }

  long tokens() {
    return tokens;
  }

  /** By metric name; nothing where nothing was compared. */
  Map<String, Double> metrics() {
    return tokens == 0
        ? Map.of()
        : Map.of("behaviour_gap", largest, "behaviour_gap_share", (double) apart / tokens);
  }
}
