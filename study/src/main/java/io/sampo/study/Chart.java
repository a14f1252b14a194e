package io.sampo.study;

import java.util.List;

/**
 * Lines over a common axis.
 *
 * @param name of its file
 * @param x what the horizontal axis is, with its unit
 * @param y what the vertical axis is, with its unit
 */
public record Chart(String name, String title, String x, String y, List<Line> lines) {
  public Chart {
    lines = List.copyOf(lines);
  }

  /** A line, or, where {@code dots}, the points alone. */
  public record Line(String name, List<Point> points, boolean dots) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A point with the range of the seeds around it: {@code low ≤ y ≤ high}. */
  public record Point(double x, double y, double low, double high) {
    public Point(double x, double y) {
      this(x, y, y, y);
    }
  }
}
