package io.sampo.learner.step;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over the trained pairs and samples of a step, for its metrics. */
final class StepSums {
  private double loss;
  private double chosen;
  private double rejected;
  private double margin;
  private int right;
  private int pairs;
  private int tied;
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

  void tied(int count) {
    tied += count;
  }

  double loss() {
    return loss;
  }

  /**
   * Means by metric name; a step without pairs has no means of pairs, one without samples none of
   * samples.
   */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", loss);
    metrics.put("pairs_trained", (double) pairs);
    metrics.put("pairs_tied", (double) tied);
    if (pairs > 0) {
      metrics.put("chosen_logprob", chosen / pairs);
      metrics.put("rejected_logprob", rejected / pairs);
      metrics.put("margin", margin / pairs);
      metrics.put("accuracy", (double) right / pairs);
    }
    if (samples > 0) {
      metrics.put("importance", importance / samples);
    }
    return metrics;
  }
}
