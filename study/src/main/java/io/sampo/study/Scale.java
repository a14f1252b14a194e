package io.sampo.study;

import java.util.Locale;

/** How much a study spends. */
public enum Scale {
  /**
   * A tenth of the updates on two seeds: shows that a study runs, and decides exact findings only.
   */
  QUICK(2),
  /** What the verdicts under docs/results stand on. */
  FULL(3);

  private static final int QUICK_SHARE = 10;
  private static final int FEWEST = 4;

  private final int fewestSeeds;

  Scale(int fewestSeeds) {
    this.fewestSeeds = fewestSeeds;
  }

  /** With fewer seeds no finding is decided. */
  int fewestSeeds() {
    return fewestSeeds;
  }

  /** As on the command line. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many of these updates are made. */
  public int share(int updates) {
    return this == FULL ? updates : Math.max(FEWEST, updates / QUICK_SHARE);
  }
}
