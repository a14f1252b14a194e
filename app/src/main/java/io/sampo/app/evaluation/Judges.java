package io.sampo.app.evaluation;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.PolicyFolder;
import io.sampo.judge.GoldenTaskScorer;
import io.sampo.judge.PreferenceModelJudge;
import io.sampo.judge.ResponseJudge;
import io.sampo.judge.ResponseScorer;
import io.sampo.judge.RewardModelScorer;
import io.sampo.judge.ScoringJudge;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.preference.PreferenceHead;
import io.sampo.model.preference.PreferenceModel;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who judges.
 *
 * @param golden {@link #TASK}, or the folder of a reward or preference model
 * @param proxy the folder of a reward or preference model
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
    golden.filter(name -> !name.equals(TASK)).map(Path::of).ifPresent(fitting::judge);
    proxy.ifPresent(fitting::judge);
  }

  /** Opens the judge of a role, if there is one. */
  Optional<ResponseJudge> open(JudgeRole role, PolicyFolder policy, Compute compute) {
    return switch (role) {
      case GOLDEN ->
          golden.map(name ->
              name.equals(TASK) ? new ScoringJudge(task(policy)) : model(Path.of(name), compute));
      case PROXY -> proxy.map(folder -> model(folder, compute));
    };
  }

  private static ResponseScorer task(PolicyFolder policy) {
    return new TaskScorer(new GoldenTaskScorer(TextTokenizer.open(policy.path())));
  }

  /** The task's scorer, which knows no other texts. */
  private record TaskScorer(GoldenTaskScorer scorer) implements ResponseScorer {
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

  private static ResponseJudge model(Path folder, Compute compute) {
    LanguageModel model = LanguageModel.open(folder, compute);
    return PreferenceHead.in(model.config())
        ? new PreferenceModelJudge(new PreferenceModel(model))
        : new ScoringJudge(new RewardModelScorer(model));
  }
}
