package io.sampo.learner.step;

import io.sampo.learner.optim.GradientSum;
import io.sampo.model.Pass;
import io.sampo.model.noise.NoiseKey;

/** One member's part in one step: its gradients over the micro-batches, then its update. */
final class MemberStep implements AutoCloseable {
  private final Member member;
  private final GradientSum gradients;
  private final StepSums sums = new StepSums();

  MemberStep(Member member) {
    this.member = member;
    this.gradients = new GradientSum(member.model());
  }

  /** Adds a micro-batch, with the log-probs that its loss measures against. */
  void add(MicroBatch micro, float[][] reference, Objective objective, NoiseKey noise) {
    try (Pass pass = member.model().tokenPass(micro.rows(), noise)) {
      float[][] own = micro.rows().split(pass.outputs());
      gradients.add(pass, objective.cotangents(micro, own, reference, sums));
    }
  }

  /** Refuses a loss or a gradient that is not finite; the gradient's norm. */
  double checked(String where) {
    NotFiniteException.finite(sums.loss(), where, "loss");
    return NotFiniteException.finite(gradients.norm(), where, "gradient norm");
  }

  void update(double learningRate) {
    member.optimizer().update(gradients, learningRate);
  }

  StepSums sums() {
    return sums;
  }

  @Override
  public void close() {
    gradients.close();
  }
}
