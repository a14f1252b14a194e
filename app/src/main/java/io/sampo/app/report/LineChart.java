package io.sampo.app.report;

import io.sampo.app.report.Series.Point;
import io.sampo.app.text.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A chart of lines over the steps of a run, as an SVG that takes its colours from the page: series
 * i has the class {@code s<i>}.
 */
final class LineChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 250;
  private static final int LEFT = 58;
  private static final int END = WIDTH - 14;
  private static final int TOP = 14;
  private static final int BASE = HEIGHT - 42;
  private static final int Y_GAPS = 5;
  private static final int X_GAPS = 6;
  private static final double DOT = 3;

  private final String description;
  private final List<Series> series;
  private final Ticks x;
  private final Ticks y;
  private final Svg svg = new Svg();

  private LineChart(String description, List<Series> series, boolean fromZero) {
    this.description = description;
    this.series = series;
    this.x = Ticks.ofSteps(most(Point::x), X_GAPS);
    this.y = yTicks(fromZero);
  }

  /**
   * The SVG of these lines; at least one of them has a point.
   *
   * @param description what a screen reader says
   * @param fromZero whether the y axis shows zero
   */
  static String svg(String description, List<Series> series, boolean fromZero) {
    return new LineChart(description, series, fromZero).draw();
  }

  private Ticks yTicks(boolean fromZero) {
    double low = fromZero ? Math.min(0, least(Point::y)) : least(Point::y);
    double high = most(Point::y);
    boolean counts = there().allMatch(point -> point.y() == Math.rint(point.y()));
    return counts ? Ticks.ofCounts(low, high, Y_GAPS) : Ticks.around(low, high, Y_GAPS);
  }

  private String draw() {
    y.positions().forEach(this::drawYTick);
    x.positions().forEach(this::drawXTick);
    svg.line("axis", LEFT, BASE, END, BASE);
    svg.text("unit", (LEFT + END) / 2.0, HEIGHT - 6, "step");
    for (int i = 0; i < series.size(); i++) {
      drawSeries(i, series.get(i));
    }
    return svg.drawing(WIDTH, HEIGHT, description);
  }

  private void drawYTick(double value) {
    svg.line("grid", LEFT, atY(value), END, atY(value));
    svg.text("y", LEFT - 8, atY(value) + 4, y.label(value));
  }

  private void drawXTick(double value) {
    svg.line("axis", atX(value), BASE, atX(value), BASE + 4);
    svg.text("x", atX(value), BASE + 17, x.label(value));
  }

  private void drawSeries(int i, Series line) {
    svg.path("line s" + i, path(line.points()));
    List<Point> points = line.points();
    for (int p = 0; p < points.size(); p++) {
      if (points.get(p).isThere() && (line.dots() || isAlone(points, p))) {
        drawDot(i, line.name(), points.get(p));
      }
    }
  }

  private void drawDot(int i, String name, Point point) {
    String words = name + ", step " + x.label(point.x()) + ": " + Numbers.compact(point.y());
    svg.dot("dot s" + i, atX(point.x()), atY(point.y()), DOT, words);
  }

  /** Moves over gaps, lines between neighbours. */
  private String path(List<Point> points) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Point point : points) {
      if (point.isThere()) {
        path.append(Svg.point(drawing ? 'L' : 'M', atX(point.x()), atY(point.y())));
      }
      drawing = point.isThere();
    }
    return path.toString();
  }

  /** Whether a point has a gap on either side, so that no line shows it. */
  private static boolean isAlone(List<Point> points, int i) {
    return (i == 0 || !points.get(i - 1).isThere())
        && (i == points.size() - 1 || !points.get(i + 1).isThere());
  }

  private double atX(double value) {
    return LEFT + x.share(value) * (END - LEFT);
  }

  private double atY(double value) {
    return BASE - y.share(value) * (BASE - TOP);
  }

  private double least(ToDoubleFunction<Point> coordinate) {
    return there().mapToDouble(coordinate).min().orElseThrow();
  }

  private double most(ToDoubleFunction<Point> coordinate) {
    return there().mapToDouble(coordinate).max().orElseThrow();
  }

  private Stream<Point> there() {
    return series.stream().flatMap(line -> line.points().stream()).filter(Point::isThere);
  }
}
