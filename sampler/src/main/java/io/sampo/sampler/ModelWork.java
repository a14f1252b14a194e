package io.sampo.sampler;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.ModelSection;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.model.Compute;
import io.sampo.model.Generation;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.model.Sampling;
import io.sampo.model.TemperedLogProbs;
import io.sampo.model.policy.Policies;
import io.sampo.weights.SnapshotStore;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Orders done with language models: the policy in the order's version, and two fixed models.
 *
 * <pre>
 *   Generate   policy draws k responses a prompt ──▶ one scoring pass by the policy (behaviour)
 *                                                └─▶ and one by the loss's reference, if asked for
 *   Replay     one scoring pass by the loss's reference over recorded responses, if asked for
 *   Score      one scoring pass by the loss's reference over chosen and rejected
 *   Evaluate   policy draws one response a prompt ─▶ KL(policy ‖ initial model) along it
 *   Compare    one scoring pass by the policy and one by the loss's reference over held-out pairs
 * </pre>
 *
 * Every pass covers exactly one order.
 */
public final class ModelWork implements OrderWork {
  private static final float[][] NO_ROWS = {};

  private final Drawing drawing;
  private final VersionedPolicy policy;
  private final FixedModels fixed;

  ModelWork(Drawing drawing, VersionedPolicy policy, FixedModels fixed) {
    this.drawing = drawing;
    this.policy = policy;
    this.fixed = fixed;
  }

  /**
   * The work of one sampler of a run. The fixed reference is {@code algorithm.fixed-reference}
   * where the algorithm names it, else the initial model.
   *
   * @param store where the policy's versions are; not closed here
   */
  public static ModelWork open(RunConfig config, SnapshotStore store) {
    Policies policies = Policies.of(config);
    VersionedPolicy policy = new VersionedPolicy(policies.begin(), store);
    return new ModelWork(Drawing.of(config), policy, new FixedModels(policies, reference(config)));
  }

  private static Optional<ReferenceModel> reference(RunConfig config) {
    ModelSection model = config.model();
    Compute compute = Compute.of(model.device(), model.dtype().name());
    return config
        .algorithm()
        .fixedReference()
        .filter(_ -> config.algorithm().reference() == Reference.FIXED)
        .map(path -> new ReferenceModel(() -> LanguageModel.open(path, compute)));
  }

  @Override
  public WorkResult work(Order order) {
    return switch (order) {
      case Order.Generate generate -> generate(generate);
      case Order.Replay replay -> replay(replay);
      case Order.Score score -> score(score);
      case Order.Evaluate evaluate -> evaluate(evaluate);
      case Order.Compare compare -> compare(compare);
    };
  }

  private WorkResult.Rollout generate(Order.Generate order) {
    LanguageModel behaviour = policy.at(order.version());
    Generation drawn =
        drawing.draw(behaviour, order.id(), order.prompts(), order.samplesPerPrompt());
    Rows rows = Layout.of(order.prompts(), drawn.tokens());
    Scored scored = scored(behaviour, rows, drawn);
    return new WorkResult.Rollout(
        order.id(),
        order.version(),
        drawn.tokens(),
        drawn.finished(),
        scored.behaviour(),
        order.reference() ? logProbs(fixed.reference(), rows) : NO_ROWS,
        scored.sampled(),
        Sums.largestDifference(drawn.logProbs(), scored.behaviour()),
        Sums.differencesAbove(WorkResult.AGREEMENT, drawn.logProbs(), scored.behaviour()));
  }

  /** Log-probs under the behaviour policy itself, and under what was sampled if that is another. */
  private record Scored(float[][] behaviour, float[][] sampled) {}

  private Scored scored(LanguageModel behaviour, Rows rows, Generation drawn) {
    Sampling sampling = drawing.sampling();
    if (sampling.isPlain()) {
      return new Scored(logProbs(behaviour, rows), NO_ROWS);
    }
    if (!sampling.isTempered()) {
      return new Scored(logProbs(behaviour, rows), drawn.sampledLogProbs());
    }
    TemperedLogProbs both = behaviour.tokenLogProbs(rows, sampling.temperature());
    return new Scored(rows.split(both.plain()), rows.split(both.tempered()));
  }

  private WorkResult.References replay(Order.Replay order) {
    Rows rows = Layout.of(order.prompts(), order.responses());
    return new WorkResult.References(
        order.id(), order.reference() ? logProbs(fixed.reference(), rows) : NO_ROWS);
  }

  private WorkResult.Scores score(Order.Score order) {
    Rows rows = Layout.ofPairs(order.prompts(), order.chosen(), order.rejected());
    float[][] scored = logProbs(fixed.reference(), rows);
    return new WorkResult.Scores(order.id(), every(scored, 0), every(scored, 1));
  }

  private static float[][] every(float[][] rows, int first) {
    return IntStream.range(0, rows.length / 2)
        .mapToObj(pair -> rows[2 * pair + first])
        .toArray(float[][]::new);
  }

  private WorkResult.EvaluationRollout evaluate(Order.Evaluate order) {
    LanguageModel measured = policy.at(order.version());
    Generation drawn = drawing.draw(measured, order.id(), order.prompts(), 1);
    Rows rows = Layout.of(order.prompts(), drawn.tokens());
    double[] divergence = measured.divergence(fixed.initial(), rows);
    return new WorkResult.EvaluationRollout(
        order.id(),
        order.version(),
        drawn.tokens(),
        drawn.finished(),
        Sums.byRow(divergence, rows.lengths()),
        Sums.ofDifferences(logProbs(measured, rows), logProbs(fixed.initial(), rows)));
  }

  private WorkResult.Comparisons compare(Order.Compare order) {
    LanguageModel measured = policy.at(order.version());
    Rows rows = Layout.ofPairs(order.prompts(), order.chosen(), order.rejected());
    float[][] own = logProbs(measured, rows);
    float[][] theirs = logProbs(fixed.reference(), rows);
    return new WorkResult.Comparisons(
        order.id(),
        order.version(),
        Sums.of(every(own, 0)),
        Sums.of(every(own, 1)),
        Sums.of(every(theirs, 0)),
        Sums.of(every(theirs, 1)));
  }

  private static float[][] logProbs(LanguageModel model, Rows rows) {
    return rows.split(model.tokenLogProbs(rows));
  }

  @Override
  public void close() {
    policy.close();
    fixed.close();
  }
}
