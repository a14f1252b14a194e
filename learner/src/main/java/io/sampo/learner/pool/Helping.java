package io.sampo.learner.pool;

import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.LossSums;
import io.sampo.actors.pool.Share;
import java.util.List;

/** What a learner that stands by does with a model for the one that leads. */
interface Helping extends HeldVersions, AutoCloseable {
  /**
   * Computes a micro-batch's gradient at weights that this node holds, and serves it. Called on the
   * learner's model thread.
   */
  Computed compute(Share share) throws Exception;

  /** Gives the model back; nothing is computed any more. Called on the learner's model thread. */
  @Override
  void close();

  /**
   * A gradient that this node serves.
   *
   * @param sums by member
   */
  record Computed(GradientEntry entry, List<LossSums> sums) {
    public Computed {
      sums = List.copyOf(sums);
    }
  }
}
