package io.sampo.learner.step;

import io.sampo.actors.pool.Share;
import io.sampo.actors.registry.SnapshotEntry;

/** The micro-batches of one step: to be computed here, or handed out. */
public interface StepTask {
  /** How many there are. */
  int size();

  /** Computes a gradient here. */
  MicroGradient compute(int place);

  /**
   * A micro-batch for another learner to compute.
   *
   * @param term under which this one leads
   * @param weights θ_t
   */
  Share share(int place, long term, SnapshotEntry weights);
}
