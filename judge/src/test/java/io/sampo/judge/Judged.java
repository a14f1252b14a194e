package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.concurrent.atomic.AtomicInteger;

/** A judge whose every verdict is another one: what is asked again cannot be missed. */
final class Judged implements Judging {
  static final Order.Generate ORDER =
      new Order.Generate(
          OrderId.training(7), 3, 2, 2, true, false, new int[][] {{1, 2}, {3}, {4}, {5}});
  static final Order.Evaluate EVALUATION =
      new Order.Evaluate(
          OrderId.evaluation(7), 3, 3, new int[][] {{1}, {2}}, new int[][] {{3}, {}});

  private final AtomicInteger verdicts = new AtomicInteger();

  static WorkResult.Rollout rollout(int... lastResponse) {
    float[][] none = {};
    int[][] responses = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, lastResponse};
    return new WorkResult.Rollout(ORDER.id(), 2, responses, new boolean[8], none, none, none, 0, 0);
  }

  static WorkResult.EvaluationRollout answers() {
    double[] zero = {0, 0};
    return new WorkResult.EvaluationRollout(
        EVALUATION.id(), 3, new int[][] {{8}, {9}}, new boolean[2], zero, zero);
  }

  /** How often it was asked. */
  int verdicts() {
    return verdicts.get();
  }

  @Override
  public Verdict judge(Order order, WorkResult result) {
    double score = -0.1 * verdicts.getAndIncrement();
    return switch (result) {
      case WorkResult.Rollout _ ->
          new Verdict.Pairs(
              order.id(), Preference.values(), new double[] {score, 1, 2, 3, 4, 5, 6, 7});
      default ->
          new Verdict.Evaluation(
              order.id(), new double[] {0.5, 1}, new double[] {score, 1}, new double[0]);
    };
  }
}
