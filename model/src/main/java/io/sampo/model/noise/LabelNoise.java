package io.sampo.model.noise;

/**
 * Labels that are wrong on purpose: each is turned over with a probability, as a pure function of
 * (seed, order, row).
 *
 * @param share probability that a label is turned over, 0..1
 */
public record LabelNoise(double share, long seed) {
  /** Part of what a seed means: this number never changes. */
  private static final long PURPOSE = 31;

  public LabelNoise {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: 0..1)");
    }
  }

  /** Whether the label of this row of this order is turned over. */
  public boolean turns(long order, long row) {
    return new NoiseKey(seed, PURPOSE, order).uniform(row, 0) < share;
  }
}
