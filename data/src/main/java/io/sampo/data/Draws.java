package io.sampo.data;

import java.util.stream.IntStream;

/**
 * Which rows an order holds: a pure function of (seed, lane, batch, order). Positions run through
 * the data epoch by epoch, each epoch in a permutation of its own, so each epoch visits every row
 * exactly once. Where a phase has several batches, its positions are dealt to them by a permutation
 * of the phase's own, so that what a phase generates does not depend on which batch comes when.
 *
 * @param rows of the data set, N
 * @param ordersPerBatch of the lane
 * @param rowsPerOrder prompts or pairs
 * @param batchesPerPhase K; 1 where every batch has a snapshot of its own
 */
public record Draws(
    long seed, Lane lane, int rows, int ordersPerBatch, int rowsPerOrder, int batchesPerPhase) {
  /** Tells the permutations of phases from those of epochs. */
  private static final long PHASE = 1;

  public Draws {
    positive("rows", rows);
    positive("ordersPerBatch", ordersPerBatch);
    positive("rowsPerOrder", rowsPerOrder);
    positive("batchesPerPhase", batchesPerPhase);
  }

  /** Draws without phases. */
  public Draws(long seed, Lane lane, int rows, int ordersPerBatch, int rowsPerOrder) {
    this(seed, lane, rows, ordersPerBatch, rowsPerOrder, 1);
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
    return IntStream.range(0, rowsPerOrder).map(i -> row(dealt(first + i))).toArray();
  }

  /** The position of the data that a place in the batches gets. */
  private long dealt(long place) {
    if (batchesPerPhase == 1) {
      return place;
    }
    int size =
        Math.multiplyExact(batchesPerPhase, Math.multiplyExact(ordersPerBatch, rowsPerOrder));
    long phase = place / size;
    long key = KeyedHash.of(seed, lane.key(), phase, PHASE);
    return phase * size + new Permutation(size, key).at((int) (place % size));
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
