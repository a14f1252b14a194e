package io.sampo.learner.step;

import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.Batch;
import java.util.List;

/**
 * The micro-batches of a batch, one an order.
 *
 * @param references by micro-batch: the log-probs that the loss measures against
 */
record BatchTask(
    Batch batch,
    List<MicroBatch> micros,
    List<float[][]> references,
    Objective objective,
    GradientWork work)
    implements StepTask {
  private static final float[][] NO_ROWS = {};

  @Override
  public int size() {
    return micros.size();
  }

  @Override
  public MicroGradient compute(int place) {
    return work.of(micros.get(place), references.get(place), objective);
  }

  @Override
  public Share share(int place, long term, SnapshotEntry weights) {
    return new Share(
        new ShareId(term, batch.step(), place),
        weights,
        batch.orders().get(place),
        objective.carriesReference() ? references.get(place) : NO_ROWS,
        objective.pairs(),
        objective.samples(),
        objective.onPolicy());
  }
}
