package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.model.noise.LabelNoise;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The two judges of a run, kept apart: the training judge decides about pairs; the evaluation judge
 * only measures, it compares a response with the reference text.
 */
public final class TwoJudges implements Judging {
  private final Optional<ResponseJudge> training;
  private final LabelNoise noise;
  private final Optional<ResponseJudge> evaluation;
  private final Set<Integer> ends;

  /**
   * @param training absent where nothing is judged in training
   * @param noise that turns over verdicts of the training judge
   * @param evaluation absent where nothing is measured
   * @param ends token ids that end a response
   */
  TwoJudges(
      Optional<ResponseJudge> training,
      LabelNoise noise,
      Optional<ResponseJudge> evaluation,
      Set<Integer> ends) {
    this.training = training;
    this.noise = noise;
    this.evaluation = evaluation;
    this.ends = ends;
  }

  /** The judges that {@code judge.training} and {@code judge.evaluation} name. */
  public static TwoJudges from(RunConfig config) {
    return new Judges(config).both();
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
          WorkResult.Scores _,
          WorkResult.Comparisons _ ->
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
    ResponseJudge judge = required(training, order, "judge.training");
    ResponseJudge.Opinion opinion = judge.pairs(order.prompts(), responses, rollout.finished());
    Preference[] labels =
        IntStream.range(0, opinion.preferences().length)
            .mapToObj(pair -> label(order, pair, opinion.preferences()[pair]))
            .toArray(Preference[]::new);
    return new Verdict.Pairs(order.id(), labels, opinion.scores());
  }

  /** The preference, or its opposite where noise turns this pair of this order over. */
  private Preference label(Order order, int pair, Preference preference) {
    return noise.turns(order.id().number(), pair) ? opposite(preference) : preference;
  }

  private static Preference opposite(Preference preference) {
    return switch (preference) {
      case FIRST -> Preference.SECOND;
      case SECOND -> Preference.FIRST;
      case TIE, INVALID -> preference;
    };
  }

  private Verdict.Evaluation evaluation(
      Order.Evaluate order, WorkResult.EvaluationRollout rollout) {
    ResponseJudge judge = required(evaluation, order, "judge.evaluation");
    int[][] references = order.references();
    ResponseJudge.Opinion opinion =
        judge.against(
            order.prompts(),
            rollout.responses(),
            rollout.finished(),
            references,
            ended(references));
    double[] wins = Arrays.stream(opinion.preferences()).mapToDouble(ResponseJudge::win).toArray();
    return new Verdict.Evaluation(order.id(), wins, opinion.scores(), rewards(order, rollout));
  }

  /** None where the run has no training judge, or one that only compares. */
  private double[] rewards(Order.Evaluate order, WorkResult.EvaluationRollout rollout) {
    return training
        .map(judge -> judge.scores(order.prompts(), rollout.responses(), rollout.finished()))
        .orElseGet(() -> new double[0]);
  }

  private boolean[] ended(int[][] texts) {
    boolean[] ended = new boolean[texts.length];
    for (int i = 0; i < texts.length; i++) {
      int[] text = texts[i];
      ended[i] = text.length > 0 && ends.contains(text[text.length - 1]);
    }
    return ended;
  }

  private static ResponseJudge required(Optional<ResponseJudge> judge, Order order, String key) {
    return judge.orElseThrow(() ->
        new IllegalStateException(
            order.id() + ": nobody judges it, " + key + ".kind is none (expected: a judge)"));
  }

  @Override
  public void close() {
    training.ifPresent(ResponseJudge::close);
    evaluation.ifPresent(ResponseJudge::close);
  }
}
