package io.sampo.study.statistics;

/** All numbers from {@code low} to {@code high}. */
public record Interval(double low, double high) {
  /** The interval of a quantity about which nothing is known. */
  public static final Interval EVERYTHING =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval: [" + low + ", " + high + "] (expected: low <= high)");
    }
  }

  public boolean isAbove(double value) {
    return low > value;
  }

  public boolean isBelow(double value) {
    return high < value;
  }

  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
