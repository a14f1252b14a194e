package io.sampo.study;

import io.sampo.study.Chart.Line;
import io.sampo.study.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Lines of charts from the curves of several seeds. */
public final class Lines {
  private Lines() {}

  /**
   * The mean over seeds with the range from the lowest to the highest.
   *
   * @param x of each place
   * @param curves one a seed, equally long
   */
  public static Line over(String name, IntToDoubleFunction x, List<double[]> curves) {
    List<Point> points = new ArrayList<>();
    for (int place = 0; place < curves.getFirst().length; place++) {
      int at = place;
      double[] values = curves.stream().mapToDouble(curve -> curve[at]).toArray();
      points.add(point(x.applyAsDouble(place), values));
    }
    return new Line(name, points, false);
  }

  /** The mean of these values with their range. */
  public static Point point(double x, double[] values) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new Point(x, sum / values.length, low, high);
  }
}
