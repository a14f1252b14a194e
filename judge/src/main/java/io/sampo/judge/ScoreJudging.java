package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges by scores. The training judge decides about pairs; the evaluation judge only measures: it
 * compares a response with the reference text.
 */
public final class ScoreJudging implements Judging {
  private final Optional<ResponseScorer> training;
  private final Optional<ResponseScorer> evaluation;
  private final Set<Integer> ends;

  /**
   * @param training absent where nothing is judged in training
   * @param evaluation absent where nothing is measured
   * @param ends token ids that end a response
   */
  ScoreJudging(
      Optional<ResponseScorer> training, Optional<ResponseScorer> evaluation, Set<Integer> ends) {
    this.training = training;
    this.evaluation = evaluation;
    this.ends = ends;
  }

  /** The judges that {@code judge.training} and {@code judge.evaluation} name. */
  public static ScoreJudging from(RunConfig config) {
    return new Scorers(config).judging();
  }

  @Override
  public Verdict judge(Order order, WorkResult result) {
    return switch (result) {
      case WorkResult.Rollout rollout when order instanceof Order.Generate asked ->
          pairs(asked, rollout);
      case WorkResult.EvaluationRollout rollout when order instanceof Order.Evaluate asked ->
          evaluation(asked, rollout);
      case WorkResult.Rollout _,
          WorkResult.EvaluationRollout _,
          WorkResult.References _,
          WorkResult.Scores _ ->
          throw new IllegalArgumentException(
              "%s: a %s answers a %s (expected: a rollout of the order)"
                  .formatted(order.id(), name(result), name(order)));
    };
  }

  private static String name(Object message) {
    return message.getClass().getSimpleName();
  }

  private Verdict.Pairs pairs(Order.Generate order, WorkResult.Rollout rollout) {
    int[][] responses = rollout.responses();
    if (responses.length != 2 * order.prompts().length) {
      throw new IllegalArgumentException(
          "%s: %d responses to %d prompts (expected: two to each)"
              .formatted(order.id(), responses.length, order.prompts().length));
    }
    ResponseScorer judge = required(training, order, "judge.training");
    double[] scores = judge.scores(order.prompts(), responses, rollout.finished());
    Preference[] preferences =
        IntStream.iterate(0, row -> row < scores.length, row -> row + 2)
            .mapToObj(row ->
                Comparison.of(responses[row], scores[row], responses[row + 1], scores[row + 1]))
            .toArray(Preference[]::new);
    return new Verdict.Pairs(order.id(), preferences, scores);
  }

  private Verdict.Evaluation evaluation(
      Order.Evaluate order, WorkResult.EvaluationRollout rollout) {
    ResponseScorer judge = required(evaluation, order, "judge.evaluation");
    int[][] responses = rollout.responses();
    int[][] references = order.references();
    double[] golden = judge.scores(order.prompts(), responses, rollout.finished());
    double[] theirs = judge.scores(order.prompts(), references, ended(references));
    double[] wins =
        IntStream.range(0, golden.length)
            .mapToObj(i -> Comparison.of(responses[i], golden[i], references[i], theirs[i]))
            .mapToDouble(Comparison::win)
            .toArray();
    return new Verdict.Evaluation(order.id(), wins, golden, rewards(order, rollout));
  }

  /** Zeros where the run has no training judge. */
  private double[] rewards(Order.Evaluate order, WorkResult.EvaluationRollout rollout) {
    return training
        .map(judge -> judge.scores(order.prompts(), rollout.responses(), rollout.finished()))
        .orElseGet(() -> new double[rollout.responses().length]);
  }

  private boolean[] ended(int[][] texts) {
    boolean[] ended = new boolean[texts.length];
    for (int i = 0; i < texts.length; i++) {
      int[] text = texts[i];
      ended[i] = text.length > 0 && ends.contains(text[text.length - 1]);
    }
    return ended;
  }

  private static ResponseScorer required(Optional<ResponseScorer> judge, Order order, String key) {
    return judge.orElseThrow(() ->
        new IllegalStateException(
            order.id() + ": nobody judges it, " + key + ".kind is none (expected: a judge)"));
  }

  @Override
  public void close() {
    training.ifPresent(ResponseScorer::close);
    evaluation.ifPresent(ResponseScorer::close);
  }
}
