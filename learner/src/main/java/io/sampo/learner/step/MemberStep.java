package io.sampo.learner.step;

import io.sampo.learner.optim.GradientSum;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.TemperedLogProbs;
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

  /**
   * Adds a micro-batch.
   *
   * @param reference the log-probs that the loss measures against
   * @param temperature of the distribution that importance ratios speak of
   * @param noise key of what adapters drop
   */
  void add(
      MicroBatch micro,
      float[][] reference,
      Objective objective,
      double temperature,
      NoiseKey noise) {
    boolean tempered = temperature != 1;
    LanguageModel model = member.model();
    try (Pass pass =
        tempered
            ? model.tokenPass(micro.rows(), temperature, noise)
            : model.tokenPass(micro.rows(), noise)) {
      Objective.Policy own = tempered ? tempered(micro, pass) : plain(micro, pass);
      if (objective.onPolicy() && micro.behaviour().length > 0) {
        sums.agreement().add(micro.behaviour(), own.own());
      }
      gradients.add(pass, objective.cotangents(micro, own, reference, sums));
    }
  }

  private static Objective.Policy plain(MicroBatch micro, Pass pass) {
    float[][] own = micro.rows().split(pass.outputs());
    return new Objective.Policy(own, own);
  }

  private static Objective.Policy tempered(MicroBatch micro, Pass pass) {
    TemperedLogProbs both = pass.tempered();
    return new Objective.Policy(
        micro.rows().split(both.plain()), micro.rows().split(both.tempered()));
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
