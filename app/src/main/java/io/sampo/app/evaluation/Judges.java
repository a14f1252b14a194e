package io.sampo.app.evaluation;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.PolicyFolder;
import io.sampo.judge.GoldenTaskScorer;
import io.sampo.judge.ResponseScorer;
import io.sampo.judge.RewardModelScorer;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who judges.
 *
 * @param golden {@link #TASK}, or a reward model's folder
 * @param proxy a reward model's folder
 */
public record Judges(Optional<String> golden, Optional<Path> proxy) {
  /** Names the bundled task's scorer. */
  public static final String TASK = "task";

  public boolean isEmpty() {
    return golden.isEmpty() && proxy.isEmpty();
  }

  /** Refuses judges that cannot read the policy's ids. */
  void check(PolicyFolder policy) {
    Fitting fitting = new Fitting(policy);
    golden.filter(name -> !name.equals(TASK)).map(Path::of).ifPresent(fitting::rewardModel);
    proxy.ifPresent(fitting::rewardModel);
  }

  /** Opens the judge of a role, if there is one. */
  Optional<ResponseScorer> open(JudgeRole role, PolicyFolder policy, Compute compute) {
    return switch (role) {
      case GOLDEN ->
          golden.map(name ->
              name.equals(TASK)
                  ? new TaskJudge(new GoldenTaskScorer(TextTokenizer.open(policy.path())))
                  : rewardModel(Path.of(name), compute));
      case PROXY -> proxy.map(folder -> rewardModel(folder, compute));
    };
  }

  /** The task's scorer, which knows no other texts. */
  private record TaskJudge(GoldenTaskScorer scorer) implements ResponseScorer {
    @Override
    public double[] scores(int[][] prompts, int[][] responses, boolean[] finished) {
      try {
        return scorer.scores(prompts, responses, finished);
      } catch (IllegalArgumentException e) {
        throw new UserError(
            "golden judge: task: %s (--golden DIR judges other data)".formatted(e.getMessage()), e);
      }
    }

    @Override
    public void close() {
      scorer.close();
    }
  }

  private static ResponseScorer rewardModel(Path folder, Compute compute) {
    return new RewardModelScorer(LanguageModel.open(folder, compute));
  }
}
