package io.sampo.study.statistics;

import java.util.Arrays;

/** One number for many. The order of the values does not matter. */
public enum Aggregate {
  /** The sum over the count. */
  MEAN {
    @Override
    double ofSorted(double[] sorted) {
      return mean(sorted, 0, sorted.length);
    }
  },

  /** The value in the middle; of an even count the mean of the two in the middle. */
  MEDIAN {
    @Override
    double ofSorted(double[] sorted) {
      return Quantile.ofSorted(sorted, 0.5);
    }
  },

  /**
   * The interquartile mean: the mean of what is left when ⌊n/4⌋ values are cut off at either end
   * (Agarwal et al. 2021). Fewer than four values lose none.
   */
  IQM {
    @Override
    double ofSorted(double[] sorted) {
      int cut = sorted.length / 4;
      return mean(sorted, cut, sorted.length - cut);
    }
  };

  public double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values (expected: 1 or more)");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted);
  }

  abstract double ofSorted(double[] sorted);

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
