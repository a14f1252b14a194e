package io.sampo.bench.pipeline;

import io.sampo.config.Phases;
import java.time.Duration;

/**
 * A run of the pipeline to be timed.
 *
 * @param samplers workers that generate
 * @param judges workers that judge
 * @param orders orders of a batch
 * @param warmUp steps before the time is taken
 * @param steps steps that are timed
 * @param generation what an order takes a sampler; the model itself costs nothing
 * @param spread whether each part has a node of its own: then messages are serialized and cross
 *     TCP, and snapshots cross gRPC
 */
public record PipelineJob(
    int samplers,
    int judges,
    int orders,
    int warmUp,
    int steps,
    Duration generation,
    boolean spread) {
  private static final int LAG = 1;

  /** The same with other samplers, each of which takes so long for an order. */
  PipelineJob with(int otherSamplers, Duration otherGeneration, int otherWarmUp, int otherSteps) {
    return new PipelineJob(
        otherSamplers, judges, orders, otherWarmUp, otherSteps, otherGeneration, spread);
  }

  /** The same with twice the steps: it still goes on when the steps of this one are done. */
  PipelineJob twiceAsLong() {
    return with(samplers, generation, warmUp, 2 * steps);
  }

  /** Of the run: every batch has a version of its own, one step old. */
  Phases phases() {
    return new Phases(warmUp + steps, 0, LAG);
  }

  /** Responses that are generated, judged and trained on while the time is taken. */
  long samples() {
    return (long) steps * orders * FreeModel.SAMPLES_PER_ORDER;
  }
}
