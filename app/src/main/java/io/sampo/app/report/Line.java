package io.sampo.app.report;

import io.sampo.app.metrics.MetricsRow;
import java.util.List;

/**
 * A metric that a chart draws.
 *
 * @param name in the legend
 * @param metric its key in metrics.jsonl
 * @param kind the rows that have it
 */
record Line(String name, String metric, MetricsRow.Kind kind) {
  static Line step(String name, String metric) {
    return new Line(name, metric, MetricsRow.Kind.STEP);
  }

  static Line evaluation(String name, String metric) {
    return new Line(name, metric, MetricsRow.Kind.EVALUATION);
  }

  Series of(List<MetricsRow> rows) {
    return Series.of(name, metric, kind, rows);
  }
}
