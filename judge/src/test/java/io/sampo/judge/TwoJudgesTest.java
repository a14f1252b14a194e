package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.model.noise.LabelNoise;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TwoJudgesTest {
  private static final int END = 1;
  private static final Set<Integer> ENDS = Set.of(END);
  private static final int[][] TWO = {{2}, {3}};

  /** A response is worth its first token. */
  private static final ResponseScorer FIRST_TOKEN =
      (_, responses, _) ->
          IntStream.range(0, responses.length).mapToDouble(row -> responses[row][0]).toArray();

  /** Finished responses are worth their length, others nothing. */
  private static final ResponseScorer FINISHED_LENGTH =
      (_, responses, finished) ->
          IntStream.range(0, responses.length)
              .mapToDouble(row -> finished[row] ? responses[row].length : 0)
              .toArray();

  /** Every response is worth its row. */
  private static final ResponseScorer ROW =
      (_, responses, _) -> IntStream.range(0, responses.length).asDoubleStream().toArray();

  @Test
  void theLargerScoreWins() {
    Verdict.Pairs verdict = pairs(FIRST_TOKEN, new int[][] {{9, END}, {4, END}, {5, 6}, {7, 8}});
    assertArrayEquals(
        new Preference[] {Preference.FIRST, Preference.SECOND}, verdict.preferences());
    assertArrayEquals(new double[] {9, 4, 5, 7}, verdict.scores());
  }

  @Test
  void equalScoresTie() {
    Verdict.Pairs verdict = pairs(FIRST_TOKEN, new int[][] {{9, END}, {9, 4, END}, {5, 6}, {7, 8}});
    assertArrayEquals(new Preference[] {Preference.TIE, Preference.SECOND}, verdict.preferences());
  }

  @Test
  void responsesEqualTokenForTokenTieWhateverTheirScores() {
    Verdict.Pairs verdict = pairs(ROW, new int[][] {{9, END}, {9, END}, {5, 6}, {7, 8}});
    assertArrayEquals(new Preference[] {Preference.TIE, Preference.SECOND}, verdict.preferences());
  }

  @Test
  void theEvaluationJudgeMeasuresAgainstTheReferenceTexts() {
    int[][] responses = {{9, 9, 9, END}, {9, END}, {9, 9, 9}, {6, END}};
    int[][] references = {{8, END}, {8, 8, END}, {8, END}, {5, END}};
    Verdict.Evaluation verdict =
        evaluated(Optional.of(FIRST_TOKEN), FINISHED_LENGTH, responses, references);
    assertArrayEquals(new double[] {1, 0, 0, 0.5}, verdict.wins());
    assertArrayEquals(new double[] {4, 2, 0, 2}, verdict.golden());
    assertArrayEquals(new double[] {9, 9, 9, 6}, verdict.rewards());
  }

  @Test
  void aReferenceWithoutAnEndIsUnfinished() {
    int[][] responses = {{9, END}, {9, END}, {9, END}, {9, END}};
    int[][] references = {{8, 8, 8}, {8, 8, END}, {8, 8, 8}, {9, END}};
    Verdict.Evaluation verdict =
        evaluated(Optional.empty(), FINISHED_LENGTH, responses, references);
    assertArrayEquals(new double[] {1, 0, 1, 0.5}, verdict.wins());
  }

  @Test
  void noRewardsWhereNobodyJudgesInTraining() {
    int[][] texts = {{9, END}, {9, END}, {9, END}, {9, END}};
    Verdict.Evaluation verdict = evaluated(Optional.empty(), ROW, texts, texts);
    assertEquals(0, verdict.rewards().length);
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, verdict.wins());
  }

  @Test
  void noiseTurnsOverItsShareOfTheVerdictsAndNoTie() {
    LabelNoise noise = new LabelNoise(0.25, 3);
    TwoJudges judging =
        new TwoJudges(Optional.of(new ScoringJudge(FIRST_TOKEN)), noise, Optional.empty(), ENDS);
    int turned = 0;
    for (int number = 0; number < 1000; number++) {
      int[][] responses = {{9, END}, {4, END}, {5, END}, {5, 8}};
      var verdict = (Verdict.Pairs) judging.judge(generate(number, TWO), rollout(responses));
      assertEquals(Preference.TIE, verdict.preferences()[1]);
      assertArrayEquals(new double[] {9, 4, 5, 5}, verdict.scores());
      boolean wrong = verdict.preferences()[0] == Preference.SECOND;
      assertEquals(noise.turns(number, 0), wrong);
      turned += wrong ? 1 : 0;
    }
    assertEquals(250, turned, 50);
  }

  @Test
  void pairsThatNobodyJudgesAreRefused() {
    TwoJudges judging = judges(Optional.empty(), Optional.of(ROW));
    var order = generate(new int[][] {{2}});
    var rollout = rollout(new int[][] {{3}, {4}});
    var refused = assertThrows(IllegalStateException.class, () -> judging.judge(order, rollout));
    assertEquals(
        "order 7: nobody judges it, judge.training.kind is none (expected: a judge)",
        refused.getMessage());
  }

  @Test
  void aRolloutThatDoesNotFitItsOrderIsRefused() {
    TwoJudges judging = judges(Optional.of(ROW), Optional.of(ROW));
    var order = generate(new int[][] {{2}});
    assertThrows(
        IllegalArgumentException.class,
        () -> judging.judge(order, rollout(new int[][] {{3}, {4}, {5}})));
    var scores = new WorkResult.Scores(order.id(), new float[0][], new float[0][]);
    var refused = assertThrows(IllegalArgumentException.class, () -> judging.judge(order, scores));
    assertEquals(
        "order 7: a Scores answers a Generate (expected: a rollout of the order)",
        refused.getMessage());
  }

  private static Verdict.Pairs pairs(ResponseScorer training, int[][] responses) {
    TwoJudges judging = judges(Optional.of(training), Optional.empty());
    return (Verdict.Pairs) judging.judge(generate(TWO), rollout(responses));
  }

  private static Verdict.Evaluation evaluated(
      Optional<ResponseScorer> training,
      ResponseScorer evaluation,
      int[][] responses,
      int[][] references) {
    TwoJudges judging = judges(training, Optional.of(evaluation));
    OrderId id = OrderId.evaluation(0);
    int[][] prompts = {{2}, {3}, {4}, {5}};
    double[] kl = new double[responses.length];
    return (Verdict.Evaluation)
        judging.judge(
            new Order.Evaluate(id, 0, 0, prompts, references),
            new WorkResult.EvaluationRollout(id, 0, responses, finished(responses), kl, kl));
  }

  private static TwoJudges judges(
      Optional<ResponseScorer> training, Optional<ResponseScorer> evaluation) {
    return new TwoJudges(
        training.map(ScoringJudge::new),
        new LabelNoise(0, 1),
        evaluation.map(ScoringJudge::new),
        ENDS);
  }

  private static Order.Generate generate(int[][] prompts) {
    return generate(7, prompts);
  }

  private static Order.Generate generate(int number, int[][] prompts) {
    return new Order.Generate(OrderId.training(number), 0, 0, 2, true, false, prompts);
  }

  private static WorkResult.Rollout rollout(int[][] responses) {
    float[][] none = {};
    return new WorkResult.Rollout(
        OrderId.training(7), 0, responses, finished(responses), none, none, none, 0, 0);
  }

  private static boolean[] finished(int[][] responses) {
    boolean[] finished = new boolean[responses.length];
    for (int row = 0; row < finished.length; row++) {
      finished[row] = responses[row][responses[row].length - 1] == END;
    }
    return finished;
  }
}
