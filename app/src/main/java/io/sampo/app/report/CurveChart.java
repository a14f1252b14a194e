package io.sampo.app.report;

import io.sampo.study.Chart;
import io.sampo.study.Chart.Line;
import io.sampo.study.Chart.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A study's chart as an SVG that stands by itself: its colours are in it, light or dark as the
 * reader likes, and so is its legend. Around each line lies the range of the seeds.
 */
public final class CurveChart {
  private static final int WIDTH = 560;
  private static final int LEFT = 66;
  private static final int END = WIDTH - 16;
  private static final int TOP = 44;
  private static final int BASE = 300;
  private static final int LEGEND = BASE + 58;
  private static final int ROW = 18;
  private static final int GAPS = 5;
  private static final int COLOURS = 9;

  private final Chart chart;
  private final Ticks x;
  private final Ticks y;
  private final Svg svg = new Svg();

  private CurveChart(Chart chart) {
    this.chart = chart;
    this.x = Ticks.around(least(Point::x), most(Point::x), GAPS);
    this.y = Ticks.around(least(Point::low), most(Point::high), GAPS);
  }

  /** The drawing, a whole file; at least one of the lines has a point. */
  public static String svg(Chart chart) {
    return new CurveChart(chart).draw();
  }

  private String draw() {
    svg.text("title", LEFT, 20, chart.title());
    svg.text("said", LEFT, 36, chart.y());
    y.positions().forEach(this::drawYTick);
    x.positions().forEach(this::drawXTick);
    svg.line("axis", LEFT, BASE, END, BASE);
    svg.text("unit", (LEFT + END) / 2.0, BASE + 36, chart.x());
    for (int i = 0; i < chart.lines().size(); i++) {
      drawLine(i % COLOURS, chart.lines().get(i));
      drawLegend(i);
    }
    return svg.file(WIDTH, LEGEND + ROW * chart.lines().size(), chart.title(), Style.of("curves"));
  }

  private void drawYTick(double value) {
    svg.line("grid", LEFT, atY(value), END, atY(value));
    svg.text("y", LEFT - 8, atY(value) + 4, y.label(value));
  }

  private void drawXTick(double value) {
    svg.line("axis", atX(value), BASE, atX(value), BASE + 4);
    svg.text("x", atX(value), BASE + 17, x.label(value));
  }

  private void drawLine(int colour, Line line) {
    List<Point> points = line.points().stream().filter(CurveChart::isThere).toList();
    if (goesForth(points)) {
      svg.path("band f" + colour, band(points));
    } else {
      svg.path("range l" + colour, ranges(points));
    }
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(Svg.point(path.isEmpty() ? 'M' : 'L', atX(point.x()), atY(point.y())));
    }
    svg.path("line l" + colour, path.toString());
  }

  /** Whether no point lies left of the one before: a curve over KL may turn back. */
  private static boolean goesForth(List<Point> points) {
    return IntStream.range(1, points.size())
        .allMatch(i -> points.get(i).x() >= points.get(i - 1).x());
  }

  /** At each point a stroke from the lowest to the highest. */
  private String ranges(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(Svg.point('M', atX(point.x()), atY(point.low())))
          .append(Svg.point('L', atX(point.x()), atY(point.high())));
    }
    return path.toString();
  }

  /** There along the highest, back along the lowest. */
  private String band(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(Svg.point(path.isEmpty() ? 'M' : 'L', atX(point.x()), atY(point.high())));
    }
    for (Point point : points.reversed()) {
      path.append(Svg.point('L', atX(point.x()), atY(point.low())));
    }
    return path.append(points.isEmpty() ? "" : "Z").toString();
  }

  private void drawLegend(int i) {
    double at = LEGEND + ROW * i;
    svg.line("line l" + i % COLOURS, LEFT, at - 4, LEFT + 20, at - 4);
    svg.text("legend", LEFT + 28, at, chart.lines().get(i).name());
  }

  private double atX(double value) {
    return LEFT + x.share(value) * (END - LEFT);
  }

  private double atY(double value) {
    return BASE - y.share(value) * (BASE - TOP);
  }

  private double least(ToDoubleFunction<Point> coordinate) {
    return there().mapToDouble(coordinate).min().orElse(0);
  }

  private double most(ToDoubleFunction<Point> coordinate) {
    return there().mapToDouble(coordinate).max().orElse(1);
  }

  private Stream<Point> there() {
    return chart.lines().stream()
        .flatMap(line -> line.points().stream())
        .filter(CurveChart::isThere);
  }

  private static boolean isThere(Point point) {
    return Double.isFinite(point.x())
        && Double.isFinite(point.low())
        && Double.isFinite(point.high());
  }
}
