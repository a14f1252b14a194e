package io.sampo.learner.step;

import io.sampo.config.LogProb;

/**
 * Sequence log-probs from token log-probs: summed in float64 in token order, or averaged where the
 * run says so.
 */
record Sequences(LogProb kind, int[] lengths) {

  double[] of(float[][] tokens) {
    double[] values = new double[tokens.length];
    for (int s = 0; s < values.length; s++) {
      values[s] = sum(tokens[s]) * weight(s);
    }
    return values;
  }

  /** ∂(sequence log-prob)/∂(each of its token log-probs). */
  double weight(int sequence) {
    return switch (kind) {
      case SUM -> 1;
      case MEAN -> 1.0 / Math.max(1, lengths[sequence]);
    };
  }

  static double sum(float[] tokens) {
    double sum = 0;
    for (float token : tokens) {
      sum += token;
    }
    return sum;
  }
}
