package io.sampo.learner;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a batch says of itself before anything is learned from it. */
final class BatchMetrics {
  private double scores;
  private int scored;
  private long tokens;
  private int responses;
  private double drift;
  private long drifted;
  private long generated;
  private double age;
  private int prompts;

  private BatchMetrics() {}

  /**
   * Mean score, mean response length, drift and lag, by metric name, of what the batch has.
   *
   * @param judge the metric's name of the training judge's score
   */
  static Map<String, Double> of(Batch batch, String judge) {
    BatchMetrics sums = new BatchMetrics();
    batch.orders().forEach(sums::add);
    Map<String, Double> metrics = new HashMap<>();
    if (sums.scored > 0) {
      metrics.put(judge, sums.scores / sums.scored);
    }
    if (sums.responses > 0) {
      metrics.put("response_length", (double) sums.tokens / sums.responses);
    }
    if (sums.generated > 0) {
      metrics.put("drift", sums.drift);
      metrics.put("drift_share", (double) sums.drifted / sums.generated);
    }
    metrics.put("lag", sums.prompts > 0 ? sums.age / sums.prompts : batch.step() - batch.version());
    return metrics;
  }

  private void add(CompletedOrder order) {
    if (order.verdict() instanceof Verdict.Pairs verdict) {
      scores += Arrays.stream(verdict.scores()).sum();
      scored += verdict.scores().length;
    }
    if (order.result() instanceof WorkResult.Rollout rollout) {
      add(rollout.responses());
      generated += length(rollout.responses());
      drift = Math.max(drift, rollout.drift());
      drifted += rollout.drifted();
    }
    if (order.order() instanceof Order.Replay replay) {
      add(replay);
    }
  }

  private void add(Order.Replay replay) {
    add(replay.responses());
    scores += Arrays.stream(replay.scores()).sum();
    scored += replay.scores().length;
    prompts += replay.versions().length;
    age += Arrays.stream(replay.versions()).mapToDouble(v -> replay.step() - v).sum();
  }

  private void add(int[][] answers) {
    responses += answers.length;
    tokens += length(answers);
  }

  private static long length(int[][] answers) {
    return Arrays.stream(answers).mapToLong(answer -> answer.length).sum();
  }
}
