package io.sampo.study.run;

import java.util.List;

/**
 * What a finished run has left.
 *
 * @param evaluations by step, one a step, from the initial to the final model
 * @param weights SHA-256 of the final weights
 */
public record RunRecord(List<Measurement> evaluations, String weights) {
  public RunRecord {
    evaluations = List.copyOf(evaluations);
  }

  /** The steps at which the run was measured. */
  List<Integer> steps() {
    return evaluations.stream().map(Measurement::step).toList();
  }

  /** A metric of the initial model. */
  public double start(String metric) {
    return evaluations.getFirst().value(metric);
  }

  /** A metric of the final model. */
  public double end(String metric) {
    return evaluations.getLast().value(metric);
  }

  /** A metric at the first evaluation behind this share of the run's updates. */
  public double behind(double share, String metric) {
    double step = share * evaluations.getLast().step();
    return evaluations.stream()
        .filter(point -> point.step() >= step)
        .findFirst()
        .orElseThrow()
        .value(metric);
  }

  /** A metric at every evaluation. */
  public double[] curve(String metric) {
    return evaluations.stream().mapToDouble(point -> point.value(metric)).toArray();
  }

  /**
   * A metric where the run first reaches this reverse KL, linear between two evaluations; NaN when
   * it never does, or is beyond it when it is first measured: the initial model, which all runs
   * share, says nothing of them.
   */
  public double atKl(String metric, double budget) {
    for (int i = 1; i < evaluations.size(); i++) {
      Measurement after = evaluations.get(i);
      if (after.value("kl") >= budget) {
        return i == 1 ? Double.NaN : between(evaluations.get(i - 1), after, metric, budget);
      }
    }
    return Double.NaN;
  }

  private static double between(
      Measurement before, Measurement after, String metric, double budget) {
    double from = before.value("kl");
    double share = (budget - from) / (after.value("kl") - from);
    return before.value(metric) + share * (after.value(metric) - before.value(metric));
  }
}
