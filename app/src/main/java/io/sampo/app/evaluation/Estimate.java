package io.sampo.app.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A mean and how sure it is.
 *
 * @param error standard error of the mean; NaN of a single value
 * @param low 2.5th percentile of the means of 2000 bootstrap resamples
 * @param high 97.5th percentile of the same
 * @param count values
 */
public record Estimate(double mean, double error, double low, double high, int count) {
  private static final int RESAMPLES = 2000;

  /** The same resamples each time: equal values have equal intervals. */
  private static final long SEED = 1;

  /** Of one value a prompt or pair, at least one. */
  static Estimate of(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double[] means = resampled(values);
    return new Estimate(
        mean, error, percentile(means, 0.025), percentile(means, 0.975), values.length);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** Means of resamples, in ascending order. */
  private static double[] resampled(double[] values) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means =
        IntStream.range(0, RESAMPLES).mapToDouble(_ -> mean(resample(values, random))).toArray();
    Arrays.sort(means);
    return means;
  }

  private static double[] resample(double[] values, SplittableRandom random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return drawn;
  }

  /** Between the two nearest ranks. */
  private static double percentile(double[] ascending, double share) {
    double rank = share * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
