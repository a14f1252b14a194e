package io.sampo.study.run;

import java.util.Arrays;
import java.util.List;

/** A number of one seed's runs; arms that share a seed share prompts and noise. */
@FunctionalInterface
public interface Quantity {
  double of(Runs runs, int seed);

  /** A metric of the arm's final model. */
  static Quantity end(String arm, String metric) {
    return (runs, seed) -> runs.of(arm).get(seed).end(metric);
  }

  /** A metric of the arm where its run first reaches this reverse KL. */
  static Quantity atKl(String arm, String metric, double budget) {
    return (runs, seed) -> runs.of(arm).get(seed).atKl(metric, budget);
  }

  /** A metric of the arm early on: at the first evaluation behind this share of its updates. */
  static Quantity behind(double share, String arm, String metric) {
    return (runs, seed) -> runs.of(arm).get(seed).behind(share, metric);
  }

  /** 1 where both arms end in the same weights, bit for bit, else −1. */
  static Quantity sameWeights(String arm, String other) {
    return (runs, seed) ->
        runs.of(arm).get(seed).weights().equals(runs.of(other).get(seed).weights()) ? 1 : -1;
  }

  /** What an examination of final models has found. */
  static Quantity found(Exam exam, String measure) {
    return (runs, seed) -> runs.found(exam).get(seed).getOrDefault(measure, Double.NaN);
  }

  /** The mean of several. */
  static Quantity mean(List<Quantity> quantities) {
    return (runs, seed) ->
        quantities.stream().mapToDouble(q -> q.of(runs, seed)).average().orElse(Double.NaN);
  }

  /**
   * How far the metric rises from the initial model to its peak. The step of the peak is that of
   * the other seeds' mean curve, so that it is not picked by the noise of the seed that is
   * measured.
   */
  static Quantity rise(String arm, String metric) {
    return (runs, seed) -> peak(runs, arm, metric, seed) - runs.of(arm).get(seed).start(metric);
  }

  /** How far it falls from that peak to the final model. */
  static Quantity fall(String arm, String metric) {
    return (runs, seed) -> peak(runs, arm, metric, seed) - runs.of(arm).get(seed).end(metric);
  }

  default Quantity minus(Quantity other) {
    return (runs, seed) -> of(runs, seed) - other.of(runs, seed);
  }

  default Quantity minus(double other) {
    return (runs, seed) -> of(runs, seed) - other;
  }

  private static double peak(Runs runs, String arm, String metric, int seed) {
    List<RunRecord> all = runs.of(arm);
    if (all.size() < 2) {
      return Double.NaN;
    }
    double[] others = new double[all.getFirst().evaluations().size()];
    for (int other = 0; other < all.size(); other++) {
      if (other != seed) {
        double[] curve = all.get(other).curve(metric);
        Arrays.setAll(others, i -> others[i] + curve[i]);
      }
    }
    return all.get(seed).curve(metric)[largest(others)];
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
