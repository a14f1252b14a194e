package io.sampo.learner.step;

import io.sampo.actors.pool.LossSums;
import io.sampo.learner.optim.GradientSum;
import io.sampo.learner.optim.Gradients;

/** One member's part in one step: its gradients over the micro-batches, then its update. */
final class MemberStep implements AutoCloseable {
  private final Member member;
  private final GradientSum gradients;
  private final StepSums sums = new StepSums();

  MemberStep(Member member) {
    this.member = member;
    this.gradients = new GradientSum(member.model());
  }

  /** Adds a micro-batch, whose gradients are then closed or part of the sum. */
  void add(Gradients next, LossSums told) {
    gradients.add(next);
    sums.add(told);
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
