package io.sampo.learner.step;

import io.sampo.actors.pool.LossSums;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Sums over the trained pairs and samples of a micro-batch for one member, and then over those of a
 * step, in their order: a metric is the same number whoever computed which.
 */
final class StepSums {
  private double loss;
  private double chosen;
  private double rejected;
  private double margin;
  private int right;
  private int pairs;
  private int references;
  private final Agreement agreement = new Agreement();
  private double importance;
  private int samples;

  void loss(double part) {
    loss += part;
  }

  void pair(double chosenLogProb, double rejectedLogProb, double delta) {
    pairs++;
    chosen += chosenLogProb;
    rejected += rejectedLogProb;
    margin += delta;
    right += delta > 0 ? 1 : 0;
  }

  /** A sample of HyPO's online term with its importance ratio. */
  void sample(double ratio) {
    samples++;
    importance += ratio;
  }

  /** Forward passes for the loss's reference, which serve all members. */
  void referencePasses(int made) {
    references += made;
  }

  /** Adds those of the next micro-batch. */
  void add(LossSums next) {
    loss += next.loss();
    chosen += next.chosen();
    rejected += next.rejected();
    margin += next.margin();
    right += next.right();
    pairs += next.pairs();
    importance += next.importance();
    samples += next.samples();
    agreement.add(next.gap(), next.apart(), next.compared());
  }

  /** As numbers that travel. */
  LossSums told() {
    return new LossSums(
        loss,
        chosen,
        rejected,
        margin,
        right,
        pairs,
        importance,
        samples,
        agreement.largest(),
        agreement.apart(),
        agreement.tokens());
  }

  /** How the log-probs that came with the samples agree with this member's own. */
  Agreement agreement() {
    return agreement;
  }

  double loss() {
    return loss;
  }

  /**
   * Means by metric name, over the pairs or samples and then over the members; a step without pairs
   * has no means of pairs, one without samples none of samples.
   */
  static Map<String, Double> means(List<StepSums> members, double norm) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", mean(members, sums -> sums.loss));
    metrics.put("grad_norm", norm);
    int pairs = members.getFirst().pairs;
    metrics.put("pairs_trained", (double) pairs);
    metrics.put("reference_passes", (double) members.getFirst().references);
    metrics.putAll(members.getFirst().agreement.metrics());
    if (pairs > 0) {
      metrics.put("chosen_logprob", mean(members, sums -> sums.chosen / pairs));
      metrics.put("rejected_logprob", mean(members, sums -> sums.rejected / pairs));
      metrics.put("margin", mean(members, sums -> sums.margin / pairs));
      metrics.put("accuracy", mean(members, sums -> (double) sums.right / pairs));
    }
    int samples = members.getFirst().samples;
    if (samples > 0) {
      metrics.put("importance", mean(members, sums -> sums.importance / samples));
    }
    return metrics;
  }

  private static double mean(List<StepSums> members, ToDoubleFunction<StepSums> number) {
    return members.stream().mapToDouble(number).average().orElse(0);
  }
}
