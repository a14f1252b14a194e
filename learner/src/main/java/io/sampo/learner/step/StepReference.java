package io.sampo.learner.step;

import io.sampo.config.Reference;
import io.sampo.model.policy.Policy;
import java.util.Optional;

/**
 * The log-probs that one step's loss measures against: under θ' as it stood before the step, or as
 * they came with the samples.
 */
final class StepReference {
  private final Reference kind;
  private final Optional<Policy> average;
  private int passes;

  /**
   * @param average θ', where the loss refers to it
   */
  StepReference(Reference kind, Optional<Policy> average) {
    this.kind = kind;
    this.average = average;
  }

  /** By sequence. */
  float[][] of(MicroBatch micro) {
    return kind == Reference.EMA ? computed(micro) : micro.recorded(kind);
  }

  private float[][] computed(MicroBatch micro) {
    passes++;
    return micro.rows().split(average.orElseThrow().model().tokenLogProbs(micro.rows()));
  }

  /** Forward passes made so far, which serve all members. */
  int passes() {
    return passes;
  }
}
