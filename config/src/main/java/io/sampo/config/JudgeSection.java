package io.sampo.config;

/**
 * The judges, kept apart.
 *
 * @param training drives the training: the proxy, unless it is the golden judge itself
 * @param labelNoise share of the training judge's verdicts that are turned over, 0..1
 * @param evaluation only measures: the golden judge
 */
public record JudgeSection(Judge training, double labelNoise, Judge evaluation) {
  static JudgeSection from(Settings settings) {
    Settings training = settings.section("training");
    return new JudgeSection(
        Judge.from(training),
        training.number("label-noise", Bounds.PROBABILITY),
        Judge.from(settings.section("evaluation")));
  }

  /**
   * The training judge's name in reports: {@code proxy}, or {@code golden} where it is the one that
   * also measures.
   */
  public String trainingRole() {
    boolean golden =
        training.kind() == JudgeKind.GOLDEN
            && (evaluation.kind() == JudgeKind.GOLDEN || evaluation.kind() == JudgeKind.NONE);
    return golden ? "golden" : "proxy";
  }
}
