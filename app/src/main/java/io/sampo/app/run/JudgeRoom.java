package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.config.Judge;
import io.sampo.config.JudgeKind;
import io.sampo.config.RunConfig;
import io.sampo.data.EvaluationRow;
import io.sampo.data.PromptRow;
import io.sampo.judge.GoldenTaskScorer;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.preference.PairReading;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Refuses judges that could not read what the run will show them. A reward model reads a prompt and
 * a response, a preference model a prompt and two; the golden scorer posts of the bundled task.
 */
final class JudgeRoom {
  private final RunConfig config;
  private final RunInputs inputs;

  JudgeRoom(RunConfig config, RunInputs inputs) {
    this.config = config;
    this.inputs = inputs;
  }

  void check() {
    if (config.judged()) {
      check("judge.training.path", config.judge().training(), training());
      checkGolden("training", config.judge().training(), inputs.prompts().getFirst().ids());
    }
    if (config.evaluation().on()) {
      check("judge.evaluation.path", config.judge().evaluation(), evaluation());
      checkGolden(
          "evaluation", config.judge().evaluation(), inputs.evaluation().getFirst().prompt());
    }
  }

  /** Other data than the task's shows in its first prompt. */
  private void checkGolden(String role, Judge judge, int[] prompt) {
    if (judge.kind() != JudgeKind.GOLDEN) {
      return;
    }
    try (GoldenTaskScorer scorer =
        new GoldenTaskScorer(ModelTokenizer.required(config.model().path()).library())) {
      scorer.scores(new int[][] {prompt}, new int[1][0], new boolean[1]);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "judge.%s.kind: golden reads the bundled task alone: %s (expected: a kind that is a model)"
              .formatted(role, e.getMessage()),
          e);
    }
  }

  private void check(String key, Judge judge, Longest longest) {
    boolean both = judge.kind() == JudgeKind.PREFERENCE_MODEL;
    int needed =
        longest.prompt
            + (both
                ? longest.response + longest.other + PairReading.SEPARATORS
                : Math.max(longest.response, longest.other));
    judge.model().ifPresent(path -> check(key, path, needed));
  }

  private static void check(String key, Path folder, int needed) {
    int context = ModelFolder.config(folder).contextSize();
    if (context < needed) {
      throw new UserError(
          "%s: %s: a context of %d tokens (expected: at least %d, what it may have to read)"
              .formatted(key, folder, context, needed));
    }
  }

  /** The most tokens of a prompt and of the two texts that are compared. */
  private record Longest(int prompt, int response, int other) {}

  private Longest training() {
    int prompt = most(inputs.prompts().stream().map(PromptRow::ids).mapToInt(ids -> ids.length));
    return new Longest(prompt, newTokens(), newTokens());
  }

  private Longest evaluation() {
    return new Longest(
        most(inputs.evaluation().stream().map(EvaluationRow::prompt).mapToInt(ids -> ids.length)),
        newTokens(),
        most(
            inputs.evaluation().stream()
                .map(EvaluationRow::reference)
                .mapToInt(ids -> ids.length)));
  }

  private int newTokens() {
    return config.sampling().maxNewTokens();
  }

  private static int most(IntStream lengths) {
    return lengths.max().orElse(0);
  }
}
