package io.sampo.study.statistics;

/**
 * The mean of one number a seed, for example of the differences between two arms that share it,
 * with Student's 95 % interval: mean ± t(n−1) · s/√n. It takes the numbers for normal, and unlike a
 * bootstrap it knows how little three of them say: t(2) is 4.30.
 */
public final class PairedDifference {
  private PairedDifference() {}

  /** The estimate; of fewer than two numbers nothing is known but their value. */
  public static Estimate of(double[] perSeed) {
    int n = perSeed.length;
    double mean = Aggregate.MEAN.of(perSeed);
    if (n < 2) {
      return new Estimate(mean, Interval.EVERYTHING, n);
    }
    double half = StudentT.critical(n - 1) * deviation(perSeed, mean) / Math.sqrt(n);
    return new Estimate(mean, new Interval(mean - half, mean + half), n);
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }
}
