package io.sampo.learner.supervised;

import io.sampo.model.noise.NoiseKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Batches of a dataset, epoch after epoch, each epoch in an order of its own: a pure function of
 * (seed, batch number).
 */
public final class Shuffle<T> {
  private static final long PURPOSE = 11;

  private final List<T> data;
  private final int batchSize;
  private final NoiseKey noise;
  private int epoch = -1;
  private int[] order = {};

  public Shuffle(List<T> data, int batchSize, long seed) {
    if (data.isEmpty()) {
      throw new IllegalArgumentException("data: no rows (expected: at least one)");
    }
    this.data = data;
    this.batchSize = batchSize;
    this.noise = new NoiseKey(seed, PURPOSE, 0);
  }

  /** Batch number {@code number}, from 0. */
  public List<T> batch(int number) {
    List<T> batch = new ArrayList<>();
    for (long i = 0; i < batchSize; i++) {
      long position = (long) number * batchSize + i;
      batch.add(data.get(row((int) (position / data.size()), (int) (position % data.size()))));
    }
    return batch;
  }

  private int row(int wanted, int position) {
    if (epoch != wanted) {
      epoch = wanted;
      order =
          IntStream.range(0, data.size())
              .boxed()
              .sorted(Comparator.comparingDouble(i -> noise.uniform(wanted, i)))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return order[position];
  }
}
