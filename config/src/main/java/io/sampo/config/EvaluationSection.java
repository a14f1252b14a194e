package io.sampo.config;

/**
 * When and on how much the policy is measured.
 *
 * @param every steps between two measurements; 0 for none on the way
 * @param prompts held-out prompts of each measurement on the way
 * @param finalPrompts held-out prompts of the measurements before and after; 0 for none
 * @param promptsPerOrder held-out prompts generated together
 * @param pairs held-out preference pairs of every measurement; 0 for none
 */
public record EvaluationSection(
    int every, int prompts, int finalPrompts, int promptsPerOrder, int pairs) {
  static EvaluationSection from(Settings settings) {
    EvaluationSection evaluation =
        new EvaluationSection(
            settings.integer("every", 0),
            settings.integer("prompts", 0),
            settings.integer("final-prompts", 0),
            settings.integer("prompts-per-order", 1),
            settings.integer("pairs", 0));
    settings.rule(
        evaluation.every == 0 || evaluation.prompts > 0,
        "prompts",
        "1 or more, since evaluation.every is not 0",
        "evaluation.every");
    return evaluation;
  }

  /** Whether anything is measured. */
  public boolean on() {
    return every > 0 || finalPrompts > 0;
  }

  /** Whether held-out pairs are measured. */
  public boolean onPairs() {
    return on() && pairs > 0;
  }

  /** Held-out prompts that the largest measurement needs. */
  public int most() {
    return Math.max(every > 0 ? prompts : 0, finalPrompts);
  }
}
