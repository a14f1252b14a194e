package io.sampo.task;

/**
 * A noisy annotator: prefers the first of two texts with probability σ(slope · (first − second)) of
 * their scores (Bradley and Terry, 1952). The noise is a function of (seed, number), so a label
 * never changes however often and in whatever order it is asked for.
 *
 * @param slope how sharply scores decide, per point; 0 is a coin
 * @param seed which annotator
 */
public record BradleyTerryLabels(double slope, long seed) {

  public BradleyTerryLabels {
    if (!(slope >= 0)) {
      throw new IllegalArgumentException("slope: " + slope + " (expected: a number ≥ 0)");
    }
  }

  /** Whether pair {@code number}, with these scores, is labelled in favour of the first. */
  public boolean prefersFirst(double first, double second, long number) {
    double u = Draws.of(Draws.Purpose.LABEL, seed, number).unit();
    return u < probability(first, second);
  }

  /** The probability that the first is preferred. */
  public double probability(double first, double second) {
    return 1 / (1 + Math.exp(-slope * (first - second)));
  }
}
