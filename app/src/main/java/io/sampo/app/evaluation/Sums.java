package io.sampo.app.evaluation;

import io.sampo.model.Rows;
import java.util.stream.IntStream;

/** Numbers of tokens summed by sequence, in float64. */
final class Sums {
  private Sums() {}

  static double[] of(Rows rows, double[] tokens) {
    double[] sums = new double[rows.lengths().length];
    int at = 0;
    for (int sequence = 0; sequence < sums.length; sequence++) {
      for (int i = 0; i < rows.lengths()[sequence]; i++) {
        sums[sequence] += tokens[at++];
      }
    }
    return sums;
  }

  static double[] of(Rows rows, float[] tokens) {
    return of(rows, IntStream.range(0, tokens.length).mapToDouble(i -> tokens[i]).toArray());
  }
}
