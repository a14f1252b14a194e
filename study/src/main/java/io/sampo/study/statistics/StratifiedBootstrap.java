package io.sampo.study.statistics;

import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;

/**
 * The percentile bootstrap over runs, stratified by task (Agarwal et al. 2021): each resample draws
 * as many runs of a task as it has, with replacement, task by task; the interval holds the middle
 * 95 % of the aggregate over the resamples. Draws are keyed, so that the same scores give the same
 * interval.
 *
 * <p>With n runs of one task the interval cannot leave their range, which covers a true median in 1
 * − 2^(1−n) of all cases: 75 % with three runs. It describes the runs in a table; what a verdict
 * stands on is {@link PairedDifference}.
 *
 * @param seed of the draws
 * @param resamples how many; 10 000 put the ends of the interval within a few percent of its length
 */
public record StratifiedBootstrap(long seed, int resamples) {
  /** The bootstrap of every table. */
  public static final StratifiedBootstrap OF_TABLES = new StratifiedBootstrap(1, 10_000);

  private static final long PURPOSE = 0x626F6F74L;
  private static final double TAIL = 0.025;

  /** The aggregate of all scores with its interval; {@code scores[task][run]}. */
  public Estimate estimate(Aggregate aggregate, double[][] scores) {
    double[] all = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    double[] aggregates = new double[resamples];
    double[] drawn = new double[all.length];
    for (int i = 0; i < resamples; i++) {
      draw(scores, new NoiseKey(seed, PURPOSE, i), drawn);
      aggregates[i] = aggregate.of(drawn);
    }
    Arrays.sort(aggregates);
    double low = Quantile.ofSorted(aggregates, TAIL);
    double high = Quantile.ofSorted(aggregates, 1 - TAIL);
    return new Estimate(aggregate.of(all), new Interval(low, high), all.length);
  }

  private static void draw(double[][] scores, NoiseKey noise, double[] drawn) {
    int place = 0;
    for (int task = 0; task < scores.length; task++) {
      int runs = scores[task].length;
      for (int run = 0; run < runs; run++) {
        drawn[place++] = scores[task][(int) (noise.uniform(task, run) * runs)];
      }
    }
  }
}
