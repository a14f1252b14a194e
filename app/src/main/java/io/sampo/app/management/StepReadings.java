package io.sampo.app.management;

import java.util.Map;

/** What the rows of metrics.jsonl come to as this node's numbers. */
public final class StepReadings {
  private static final Map<String, Measure> LATEST =
      Map.ofEntries(
          Map.entry("updates_per_s", Measure.UPDATE_RATE),
          Map.entry("samples_per_s", Measure.RESPONSE_RATE),
          Map.entry("lag", Measure.LAG),
          Map.entry("drift", Measure.DRIFT),
          Map.entry("behaviour_gap", Measure.GAP),
          Map.entry("loss", Measure.LOSS),
          Map.entry("grad_norm", Measure.GRAD_NORM),
          Map.entry("managed_arrays", Measure.ARRAYS));

  private static final Map<String, Measure> SUMMED =
      Map.of(
          "step_seconds", Measure.STEPPING,
          "update_seconds", Measure.UPDATING,
          "micro_batches_helped", Measure.HELPED,
          "micro_batches_repeated", Measure.REPEATED,
          "gradients_late", Measure.LATE_GRADIENTS);

  private static final Map<String, Measure> EVALUATED =
      Map.of("win_rate", Measure.WIN_RATE, "kl", Measure.KL);

  private final Readings readings;

  public StepReadings(Readings readings) {
    this.readings = readings;
  }

  /** Takes in the row of a commit. */
  public void committed(Map<String, Double> row) {
    readings.count(Measure.UPDATES, 1);
    SUMMED.forEach((name, measure) -> readings.count(measure, row.getOrDefault(name, 0.0)));
    LATEST.forEach((name, measure) -> set(row, name, measure));
  }

  /** Takes in the row of an evaluation. */
  public void evaluated(Map<String, Double> row) {
    EVALUATED.forEach((name, measure) -> set(row, name, measure));
  }

  private void set(Map<String, Double> row, String name, Measure measure) {
    readings.set(measure, row.getOrDefault(name, Double.NaN));
  }
}
