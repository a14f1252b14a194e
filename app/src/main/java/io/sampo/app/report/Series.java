package io.sampo.app.report;

import io.sampo.app.metrics.MetricsRow;
import java.util.List;

/**
 * A line of a chart.
 *
 * @param name in the legend
 * @param points in the order of their steps; where y is NaN the line has a gap
 * @param dots whether each point has a dot: for the few of an evaluation
 */
record Series(String name, List<Point> points, boolean dots) {
  Series {
    points = List.copyOf(points);
  }

  /** A value at a step. */
  record Point(double x, double y) {
    boolean isThere() {
      return Double.isFinite(y);
    }
  }

  /** A metric of the rows of one kind. */
  static Series of(String name, String metric, MetricsRow.Kind kind, List<MetricsRow> rows) {
    List<Point> points =
        rows.stream()
            .filter(row -> row.kind() == kind)
            .map(row -> new Point(row.step(), row.value(metric)))
            .toList();
    return new Series(name, points, kind == MetricsRow.Kind.EVALUATION);
  }

  boolean isEmpty() {
    return points.stream().noneMatch(Point::isThere);
  }
}
