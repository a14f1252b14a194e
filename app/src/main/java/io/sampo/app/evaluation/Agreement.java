package io.sampo.app.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How a preference compares with another one, pair by pair: 1 the same, 0 the opposite. */
final class Agreement {
  private Agreement() {}

  /**
   * A preference is positive for the first response and negative for the second. One that is 0
   * counts half; a pair whose {@code truth} is 0 has no right answer and is passed over.
   */
  static double[] of(double[] preferences, double[] truth) {
    return IntStream.range(0, truth.length)
        .filter(i -> truth[i] != 0)
        .mapToDouble(i -> (Math.signum(preferences[i]) * Math.signum(truth[i]) + 1) / 2)
        .toArray();
  }

  /** With labels that always call the first response the better one. */
  static double[] withLabels(double[] preferences) {
    double[] first = new double[preferences.length];
    Arrays.fill(first, 1);
    return of(preferences, first);
  }
}
