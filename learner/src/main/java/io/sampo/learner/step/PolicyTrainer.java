package io.sampo.learner.step;

import io.sampo.actors.work.Batch;
import io.sampo.config.OptimizerSection;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.TemperedLogProbs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy with its optimizer: θ_{t+1} = update(θ_t, optimizer state, batch t), a pure function.
 */
public final class PolicyTrainer implements AutoCloseable {
  private final RunConfig config;
  private final LanguageModel policy;
  private final Optional<LanguageModel> average;
  private final AdamW optimizer;
  private final Schedule schedule;

  /**
   * A trainer at step 0, or before a checkpoint is read into its parts.
   *
   * @param average the moving average of the weights, where the loss refers to it
   */
  public PolicyTrainer(RunConfig config, LanguageModel policy, Optional<LanguageModel> average) {
    this.config = config;
    this.policy = policy;
    this.average = average;
    policy.parameters().requireGradients();
    this.optimizer = new AdamW(policy, settings(config.optimizer()));
    this.schedule = schedule(config);
  }

  private static AdamWSettings settings(OptimizerSection o) {
    double most = o.maxGradNorm() == 0 ? Double.POSITIVE_INFINITY : o.maxGradNorm();
    return new AdamWSettings(o.beta1(), o.beta2(), o.eps(), o.weightDecay(), most);
  }

  private static Schedule schedule(RunConfig config) {
    OptimizerSection o = config.optimizer();
    Schedule.Shape shape = Schedule.Shape.valueOf(o.schedule().name());
    return Schedule.of(shape, o.lr(), o.warmupSteps(), config.run().steps());
  }

  public LanguageModel policy() {
    return policy;
  }

  public Optional<LanguageModel> average() {
    return average;
  }

  public AdamW optimizer() {
    return optimizer;
  }

  /** Makes step {@code batch.step()} and says what it measured, by metric name. */
  public Map<String, Double> step(Batch batch) {
    List<MicroBatch> micros = batch.orders().stream().map(MicroBatch::of).toList();
    int pairs = micros.stream().mapToInt(m -> m.pairs().size()).sum();
    int samples = micros.stream().mapToInt(MicroBatch::samples).sum();
    boolean onPolicy = batch.version() == batch.step();
    Objective objective = new Objective(config.algorithm(), pairs, samples, onPolicy);
    StepSums sums = new StepSums();
    micros.forEach(micro -> sums.tied(micro.tied()));
    double norm = pairs + samples == 0 ? 0 : update(batch.step(), micros, objective, sums);
    average.ifPresent(this::blend);
    Map<String, Double> metrics = sums.metrics();
    metrics.put("grad_norm", norm);
    metrics.put("learning_rate", schedule.rate(batch.step()));
    return metrics;
  }

  /** Gradients of all micro-batches, then one update; the norm before clipping. */
  private double update(int step, List<MicroBatch> micros, Objective objective, StepSums sums) {
    try (GradientSum gradients = new GradientSum(policy)) {
      for (MicroBatch micro : micros) {
        add(gradients, micro, objective, sums);
      }
      NotFiniteException.finite(sums.loss(), "step " + step, "loss");
      double norm = NotFiniteException.finite(gradients.norm(), "step " + step, "gradient norm");
      optimizer.update(gradients, schedule.rate(step));
      return norm;
    }
  }

  private void add(GradientSum gradients, MicroBatch micro, Objective objective, StepSums sums) {
    double temperature = config.sampling().temperature();
    boolean tempered = objective.weighs(micro) && temperature != 1;
    try (Pass pass =
        tempered ? policy.tokenPass(micro.rows(), temperature) : policy.tokenPass(micro.rows())) {
      Objective.Policy own = tempered ? tempered(micro, pass) : plain(micro, pass);
      gradients.add(pass, objective.cotangents(micro, own, reference(micro), sums));
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

  /** θ' as it stood before this step, or what came with the samples. */
  private float[][] reference(MicroBatch micro) {
    Reference kind = config.algorithm().reference();
    return kind == Reference.EMA
        ? micro.rows().split(average.orElseThrow().tokenLogProbs(micro.rows()))
        : micro.recorded(kind);
  }

  private void blend(LanguageModel moving) {
    policy
        .math()
        .blend(
            moving.parameters().tensors(),
            policy.parameters().tensors(),
            config.algorithm().emaTau());
  }

  @Override
  public void close() {
    optimizer.close();
    average.ifPresent(LanguageModel::close);
    policy.close();
  }
}
