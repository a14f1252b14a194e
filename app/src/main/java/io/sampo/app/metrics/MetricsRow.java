package io.sampo.app.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured at one point of a run; docs/metrics.md defines every name.
 *
 * @param kind after an update or after an evaluation
 * @param step updates committed by then
 * @param time when it was measured
 * @param values name of a metric to its value; what was not measured is absent, never NaN
 */
public record MetricsRow(Kind kind, int step, Instant time, Map<String, Double> values) {
  /** What a row reports on. */
  public enum Kind {
    STEP,
    EVALUATION
  }

  public MetricsRow {
    Map<String, Double> measured = new LinkedHashMap<>(values);
    measured.values().removeIf(value -> !Double.isFinite(value));
    values = Collections.unmodifiableMap(measured);
  }

  public static MetricsRow step(int step, Map<String, Double> values) {
    return new MetricsRow(Kind.STEP, step, Instant.now(), values);
  }

  public static MetricsRow evaluation(int step, Map<String, Double> values) {
    return new MetricsRow(Kind.EVALUATION, step, Instant.now(), values);
  }

  /** The value of this metric; NaN when the row has none. */
  public double value(String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}
