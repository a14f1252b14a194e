package io.sampo.bench;

import java.util.Arrays;

/**
 * Seconds that a piece of work took: two runs to warm up, then the median and the least of the
 * counted ones.
 */
record Timing(double median, double least) {

  static Timing of(int runs, Runnable work) {
    work.run();
    work.run();
    double[] seconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    double middle = (seconds[runs / 2] + seconds[(runs - 1) / 2]) / 2;
    return new Timing(middle, seconds[0]);
  }
}
