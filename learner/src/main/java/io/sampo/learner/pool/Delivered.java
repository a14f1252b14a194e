package io.sampo.learner.pool;

import io.sampo.actors.pool.LossSums;
import io.sampo.weights.Snapshot;
import java.util.List;

/**
 * A micro-batch's gradient as it came from a helper, verified.
 *
 * @param gradient closed with this
 * @param sums by member
 */
record Delivered(Snapshot gradient, List<LossSums> sums) implements AutoCloseable {
  Delivered {
    sums = List.copyOf(sums);
  }

  @Override
  public void close() {
    gradient.close();
  }
}
