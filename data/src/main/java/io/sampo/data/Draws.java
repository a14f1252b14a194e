package io.sampo.data;

import java.util.stream.IntStream;

/**
 * Which rows an order holds: a pure function of (seed, lane, batch, order). Positions run through
 * the data epoch by epoch, each epoch in a permutation of its own, so each epoch visits every row
 * exactly once.
 *
 * @param rows of the data set, N
 * @param ordersPerBatch of the lane
 * @param rowsPerOrder prompts or pairs
 */
public record Draws(long seed, Lane lane, int rows, int ordersPerBatch, int rowsPerOrder) {
  public Draws {
    positive("rows", rows);
    positive("ordersPerBatch", ordersPerBatch);
    positive("rowsPerOrder", rowsPerOrder);
  }

  /**
   * Row numbers, from 0, of an order.
   *
   * @param batch t
   * @param order within the lane, 0 ≤ order < ordersPerBatch
   */
  public int[] order(long batch, int order) {
    if (batch < 0 || order < 0 || order >= ordersPerBatch) {
      throw new IndexOutOfBoundsException("batch " + batch + ", order " + order + " of " + this);
    }
    long first = Math.multiplyExact(batch * ordersPerBatch + order, (long) rowsPerOrder);
    return IntStream.range(0, rowsPerOrder).map(i -> row(first + i)).toArray();
  }

  /** The row at a position of the endless sequence of epochs. */
  int row(long position) {
    long key = KeyedHash.of(seed, lane.key(), epoch(position));
    return new Permutation(rows, key).at((int) (position % rows));
  }

  /** The epoch, from 0, that a position lies in. */
  long epoch(long position) {
    return position / rows;
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
    }
  }
}
