package io.sampo.config;

/**
 * The judges, kept apart.
 *
 * @param training drives the training
 * @param evaluation only measures
 */
public record JudgeSection(Judge training, Judge evaluation) {
  static JudgeSection from(Settings settings) {
    return new JudgeSection(
        Judge.from(settings.section("training")), Judge.from(settings.section("evaluation")));
  }
}
