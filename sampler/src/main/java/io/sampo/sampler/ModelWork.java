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
import io.sampo.weights.SnapshotStore;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Orders done with language models: the policy in the order's version, and two fixed models.
 *
 * <pre>
 *   Generate   policy draws k responses a prompt ──▶ one scoring pass by the policy (behaviour)
 *                                                └─▶ and one by the loss's reference, if asked for
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
  private final Policy policy;
  private final ReferenceModel initial;
  private final ReferenceModel reference;

  /**
   * @param initial the model that the run started from
   * @param reference the fixed model that the loss measures against; may be {@code initial}
   */
  ModelWork(Drawing drawing, Policy policy, ReferenceModel initial, ReferenceModel reference) {
    this.drawing = drawing;
    this.policy = policy;
    this.initial = initial;
    this.reference = reference;
  }

  /**
   * The work of one sampler of a run. The fixed reference is {@code algorithm.fixed-reference}
   * where the algorithm names it, else the initial model.
   *
   * @param store where the policy's versions are; not closed here
   */
  public static ModelWork open(RunConfig config, SnapshotStore store) {
    ModelSection model = config.model();
    Compute compute = Compute.of(model.device(), model.dtype().name());
    ReferenceModel initial = opening(model.path(), compute);
    ReferenceModel reference =
        config
            .algorithm()
            .fixedReference()
            .filter(_ -> config.algorithm().reference() == Reference.FIXED)
            .map(path -> opening(path, compute))
            .orElse(initial);
    Policy policy = new Policy(LanguageModel.open(model.path(), compute), store);
    return new ModelWork(Drawing.of(config), policy, initial, reference);
  }

  private static ReferenceModel opening(Path folder, Compute compute) {
    return new ReferenceModel(() -> LanguageModel.open(folder, compute));
  }

  @Override
  public WorkResult work(Order order) {
    return switch (order) {
      case Order.Generate generate -> generate(generate);
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
        order.reference() ? logProbs(reference.get(), rows) : NO_ROWS,
        scored.sampled(),
        Sums.largestDifference(drawn.logProbs(), scored.behaviour()));
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

  private WorkResult.Scores score(Order.Score order) {
    Rows rows = Layout.ofPairs(order.prompts(), order.chosen(), order.rejected());
    float[][] scored = logProbs(reference.get(), rows);
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
    double[] divergence = measured.divergence(initial.get(), rows);
    return new WorkResult.EvaluationRollout(
        order.id(),
        order.version(),
        drawn.tokens(),
        drawn.finished(),
        Sums.byRow(divergence, rows.lengths()),
        Sums.ofDifferences(logProbs(measured, rows), logProbs(initial.get(), rows)));
  }

  private WorkResult.Comparisons compare(Order.Compare order) {
    LanguageModel measured = policy.at(order.version());
    Rows rows = Layout.ofPairs(order.prompts(), order.chosen(), order.rejected());
    float[][] own = logProbs(measured, rows);
    float[][] fixed = logProbs(reference.get(), rows);
    return new WorkResult.Comparisons(
        order.id(),
        order.version(),
        Sums.of(every(own, 0)),
        Sums.of(every(own, 1)),
        Sums.of(every(fixed, 0)),
        Sums.of(every(fixed, 1)));
  }

  private static float[][] logProbs(LanguageModel model, Rows rows) {
    return rows.split(model.tokenLogProbs(rows));
  }

  @Override
  public void close() {
    policy.close();
    initial.close();
    reference.close();
  }
}
