package io.sampo.config;

/**
 * The orders of a batch whose pairs are read from a data set.
 *
 * @param orders in a batch; 0 switches the lane off
 */
public record OfflineLane(int orders, int pairsPerOrder) {
  private static final int MOST = 10_000;

  static OfflineLane from(Settings settings) {
    return new OfflineLane(
        settings.integer("orders", 0, MOST), settings.integer("pairs-per-order", 1, MOST));
  }

  public boolean on() {
    return orders > 0;
  }

  /** Pairs in a batch. */
  public int pairs() {
    return Math.multiplyExact(orders, pairsPerOrder);
  }
}
