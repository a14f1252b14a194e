package io.sampo.study.bandit;

import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/**
 * A quantity of a policy over its training, at equal distances, the start and the end included.
 *
 * @param every iterations between two values
 */
record Trace(int every, double[] values) {
  private static final int POINTS = 100;

  /** Runs iterations and looks at the log-probs a hundred times, once for each quantity. */
  @SafeVarargs
  static Trace[] of(
      int iterations,
      BanditPolicy policy,
      IntConsumer iterate,
      ToDoubleFunction<double[]>... quantities) {
    int every = iterations / POINTS;
    double[][] values = new double[quantities.length][POINTS + 1];
    for (int point = 0; point <= POINTS; point++) {
      double[] logProbs = policy.logProbs();
      for (int q = 0; q < quantities.length; q++) {
        values[q][point] = quantities[q].applyAsDouble(logProbs);
      }
      for (int i = 0; point < POINTS && i < every; i++) {
        iterate.accept(point * every + i);
      }
    }
    Trace[] traces = new Trace[quantities.length];
    for (int q = 0; q < quantities.length; q++) {
      traces[q] = new Trace(every, values[q]);
    }
    return traces;
  }

  double start() {
    return values[0];
  }

  double end() {
    return values[values.length - 1];
  }

  /** End minus start. */
  double rise() {
    return end() - start();
  }
}
