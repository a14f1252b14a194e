package io.sampo.learner;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
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

  private BatchMetrics() {}

  /**
   * Mean score, mean response length and largest drift, by metric name, of what the batch has.
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
      metrics.put("drift", sums.drift);
    }
    return metrics;
  }

  private void add(CompletedOrder order) {
    if (order.verdict() instanceof Verdict.Pairs verdict) {
      scores += Arrays.stream(verdict.scores()).sum();
      scored += verdict.scores().length;
    }
    if (order.result() instanceof WorkResult.Rollout rollout) {
      responses += rollout.responses().length;
      tokens += Arrays.stream(rollout.responses()).mapToLong(r -> r.length).sum();
      drift = Math.max(drift, rollout.drift());
    }
  }
}
