package io.sampo.study.statistics;

/** Quantiles of a sample, linear between neighbours (type 7 of Hyndman and Fan 1996). */
final class Quantile {
  private Quantile() {}

  /** The value below which this share of the sorted sample lies, 0..1. */
  static double ofSorted(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double weight = place - below;
    return sorted[below] + weight * (sorted[above] - sorted[below]);
  }
}
