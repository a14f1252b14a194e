package io.sampo.study.run;

import io.sampo.study.run.Claim.Sign;
import java.util.List;
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

  /**
   * Reverse KL, nats, at which [T]'s studies compare win rates: behind the first evaluation of
   * nearly every run, and what the slower arms reach too.
   */
  private static final List<Double> BUDGETS = List.of(0.5, 1.0, 1.5);

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

  /** The online run of [T]'s studies, recorded, since several of them train on its stream. */
  static Arm onlineIpo(String name) {
    return ipo(name, "online-ipo").recorded();
  }

  /** Measured more often than others: these runs are compared along their way. */
  private static Arm ipo(String name, String algorithm) {
    return arm(name, algorithm, 300, 3e-4, "constant").with("evaluation.every", 10);
  }

  /** Their offline run, on pairs of reference texts. */
  static Arm offlineIpo(String name) {
    return scored(ipo(name, "offline-ipo"));
  }

  /** The online run's stream, trained on without sampling, shuffled at this level. */
  static Arm replayedIpo(String name, double level) {
    return ipo(name, "online-ipo").replaying(onlineIpo("online IPO"), level);
  }

  /** At each KL budget one arm wins more often than another. */
  static List<Sign> atBudgets(String arm, String than) {
    return BUDGETS.stream()
        .map(budget ->
            new Sign(
                "win rate at KL " + budget + ": " + arm + " minus " + than,
                Quantity.atKl(arm, WIN_RATE, budget).minus(Quantity.atKl(than, WIN_RATE, budget))))
        .toList();
  }

  /** An arm's win rate, mean over the KL budgets. */
  static Quantity overBudgets(String arm) {
    return Quantity.mean(
        BUDGETS.stream().map(budget -> Quantity.atKl(arm, WIN_RATE, budget)).toList());
  }

  /** The final models of one arm have more of the metric than those of another. */
  static Sign higher(String metric, String words, String arm, String than) {
    return new Sign(
        words + ": " + arm + " minus " + than,
        Quantity.end(arm, metric).minus(Quantity.end(than, metric)));
  }
}
