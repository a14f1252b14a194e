package io.sampo.study.run;

import io.sampo.study.run.Claim.Sign;
import java.util.Map;

/** What the arms and claims of several studies have in common. */
final class Recipes {
  static final String WIN_RATE = Metric.WIN_RATE.key();
  static final String KL = Metric.KL.key();

  /**
   * Of every arm: no lag, as in the papers, and a curve of evaluations on more prompts than the
   * demo's.
   */
  private static final Map<String, Object> COMMON =
      Map.of(
          "batch.lag", 0,
          "evaluation.every", 25,
          "evaluation.prompts", 256,
          "evaluation.final-prompts", 1000);

  private Recipes() {}

  /** A run on the bundled task at this rate. */
  static Arm arm(String name, String algorithm, int steps, double rate, String schedule) {
    return Arm.of(name, algorithm)
        .with(COMMON)
        .with("run.steps", steps)
        .with("optimizer.lr", rate)
        .with("optimizer.schedule", schedule);
  }

  /** An arm without a judge in training: the proxy scores its evaluations all the same. */
  static Arm scored(Arm arm) {
    return arm.with("judge.training.kind", "reward-model");
  }

  /** A run that the golden scorer judges. */
  static Arm golden(String name, String algorithm) {
    return arm(name, algorithm, 200, 2e-4, "linear").with("judge.training.kind", "golden");
  }

  /** The final models of one arm have more of the metric than those of another. */
  static Sign higher(String metric, String words, String arm, String than) {
    return new Sign(
        words + ": " + arm + " minus " + than,
        Quantity.end(arm, metric).minus(Quantity.end(than, metric)));
  }
}
