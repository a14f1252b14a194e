package io.sampo.learner.step;

import io.sampo.actors.work.Batch;
import io.sampo.config.OptimizerSection;
import io.sampo.config.RunConfig;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy with its members' optimizers: θ_{t+1} = update(θ_t, optimizer states, batch t), a pure
 * function. All members see the same batch and the same reference; each has a loss of its own.
 */
public final class PolicyTrainer implements AutoCloseable {
  private final RunConfig config;
  private final Policy policy;
  private final Optional<Policy> average;
  private final List<Member> members;
  private final GradientWork work;
  private final Schedule schedule;

  /**
   * A trainer at step 0, or before a checkpoint is read into its parts.
   *
   * @param average the moving average of what is trained, where the loss refers to it
   */
  public PolicyTrainer(RunConfig config, Policy policy, Optional<Policy> average) {
    this.config = config;
    this.policy = policy;
    this.average = average;
    AdamWSettings settings = settings(config.optimizer());
    this.members = policy.members().stream().map(model -> new Member(model, settings)).toList();
    this.work = new GradientWork(config, policy.members());
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

  public Policy policy() {
    return policy;
  }

  public Optional<Policy> average() {
    return average;
  }

  public List<Member> members() {
    return members;
  }

  /** Updates made so far: all members make each. */
  public int updates() {
    return members.getFirst().optimizer().updates();
  }

  /** How many arrays the engine holds for what is trained: the same after every step. */
  public int arrays() {
    int held = members.stream().mapToInt(Member::arrays).sum();
    return held + average.map(moving -> moving.parameters().arrays()).orElse(0);
  }

  /** Makes step {@code batch.step()} alone and says what it measured, by metric name. */
  public Map<String, Double> step(Batch batch) {
    return step(batch, GradientSource.alone());
  }

  /** Makes step {@code batch.step()} and says what it measured, by metric name. */
  public Map<String, Double> step(Batch batch, GradientSource source) {
    List<MicroBatch> micros = batch.orders().stream().map(MicroBatch::of).toList();
    int pairs = micros.stream().mapToInt(m -> m.pairs().size()).sum();
    int samples = micros.stream().mapToInt(MicroBatch::samples).sum();
    boolean onPolicy =
        config.batch().sampled() && batch.version() == batch.step() && members.size() == 1;
    Objective objective = new Objective(config.algorithm(), pairs, samples, onPolicy);
    Map<String, Double> metrics =
        pairs + samples == 0 ? idle() : update(batch, micros, objective, source);
    metrics.put("pairs_tied", (double) micros.stream().mapToInt(MicroBatch::tied).sum());
    metrics.put("learning_rate", schedule.rate(batch.step()));
    average.ifPresent(this::blend);
    return metrics;
  }

  /** What a step measures that has nothing to train on. */
  private static Map<String, Double> idle() {
    return StepSums.means(List.of(new StepSums()), 0);
  }

  /** Gradients of all micro-batches for all members, then one update each. */
  private Map<String, Double> update(
      Batch batch, List<MicroBatch> micros, Objective objective, GradientSource source) {
    StepReference reference = new StepReference(config.algorithm().reference(), average);
    List<float[][]> references = micros.stream().map(reference::of).toList();
    StepTask task = new BatchTask(batch, micros, references, objective, work);
    List<MemberStep> parts = members.stream().map(MemberStep::new).toList();
    try {
      source.inOrder(task, gradient -> add(parts, gradient));
      int step = batch.step();
      double norm =
          parts.stream().mapToDouble(part -> part.checked("step " + step)).average().orElse(0);
      parts.forEach(part -> part.update(schedule.rate(step)));
      List<StepSums> sums = parts.stream().map(MemberStep::sums).toList();
      sums.getFirst().referencePasses(reference.passes());
      return StepSums.means(sums, norm);
    } finally {
      parts.forEach(MemberStep::close);
    }
  }

  private static void add(List<MemberStep> parts, MicroGradient gradient) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).add(gradient.gradients().get(i), gradient.sums().get(i));
    }
  }

  private void blend(Policy moving) {
    double tau = config.algorithm().emaTau();
    policy.math().blend(moving.parameters().tensors(), policy.parameters().tensors(), tau);
  }

  @Override
  public void close() {
    members.forEach(Member::close);
    average.ifPresent(Policy::close);
    policy.close();
  }
}
