package io.sampo.study.run;

import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param step updates committed by then
 * @param values by the names of docs/metrics.md; what was not measured is absent
 */
public record Measurement(int step, Map<String, Double> values) {
  public Measurement {
    values = Map.copyOf(values);
  }

  public double value(String metric) {
    return values.getOrDefault(metric, Double.NaN);
  }
}
