package io.sampo.learner.step;

import io.sampo.actors.pool.LossSums;
import io.sampo.actors.pool.Share;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.learner.optim.Gradients;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.TemperedLogProbs;
import io.sampo.model.noise.NoiseKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of one micro-batch for each member of a policy: a pure function of the weights and
 * of what is given, so every learner of a pool makes the same bits.
 */
public final class GradientWork {
  /** Part of what a seed means: this number never changes. */
  private static final long DROPOUT = 42;

  private final RunConfig config;
  private final List<LanguageModel> members;

  /** On members whose weights require gradients. */
  public GradientWork(RunConfig config, List<LanguageModel> members) {
    this.config = config;
    this.members = List.copyOf(members);
  }

  /** Of a micro-batch that a learner handed out. */
  public MicroGradient of(Share share) {
    MicroBatch micro = MicroBatch.of(share.order());
    Reference kind = config.algorithm().reference();
    float[][] reference = kind == Reference.EMA ? share.reference() : micro.recorded(kind);
    return of(
        micro,
        reference,
        new Objective(config.algorithm(), share.pairs(), share.samples(), share.onPolicy()));
  }

  /**
   * Of a micro-batch of a step.
   *
   * @param reference the log-probs that the loss measures against
   */
  MicroGradient of(MicroBatch micro, float[][] reference, Objective objective) {
    List<Gradients> gradients = new ArrayList<>();
    List<LossSums> told = new ArrayList<>();
    try {
      for (LanguageModel member : members) {
        StepSums sums = new StepSums();
        gradients.add(gradients(member, micro, reference, objective, sums));
        told.add(sums.told());
      }
      return new MicroGradient(gradients, told);
    } catch (RuntimeException e) {
      gradients.forEach(Gradients::close);
      throw e;
    }
  }

  private Gradients gradients(
      LanguageModel member,
      MicroBatch micro,
      float[][] reference,
      Objective objective,
      StepSums sums) {
    double temperature = objective.weighs(micro) ? config.sampling().temperature() : 1;
    boolean tempered = temperature != 1;
    NoiseKey noise = new NoiseKey(config.run().seed(), DROPOUT, micro.number());
    try (Pass pass =
        tempered
            ? member.tokenPass(micro.rows(), temperature, noise)
            : member.tokenPass(micro.rows(), noise)) {
      Objective.Policy own = tempered ? tempered(micro, pass) : plain(micro, pass);
      if (objective.onPolicy() && micro.behaviour().length > 0) {
        sums.agreement().add(micro.behaviour(), own.own());
      }
      return Gradients.of(member, pass, objective.cotangents(micro, own, reference, sums));
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
}
