package io.sampo.judge;

import io.sampo.config.Judge;
import io.sampo.config.ModelSection;
import io.sampo.config.RunConfig;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the scorers that a run names. All of them read the policy's token ids. */
final class Scorers {
  private final RunConfig run;
  private final ModelConfig policy;

  Scorers(RunConfig run) {
    this.run = run;
    this.policy = ModelFolder.config(run.model().path());
  }

  ScoreJudging judging() {
    Optional<ResponseScorer> training = open("judge.training", run.judge().training());
    try {
      return new ScoreJudging(
          training, open("judge.evaluation", run.judge().evaluation()), policy.endIds());
    } catch (RuntimeException e) {
      training.ifPresent(ResponseScorer::close);
      throw e;
    }
  }

  private Optional<ResponseScorer> open(String key, Judge judge) {
    return switch (judge.kind()) {
      case REWARD_MODEL -> judge.path().map(path -> rewardModel(key + ".path", path));
      case GOLDEN -> Optional.of(new GoldenTaskScorer(TextTokenizer.open(run.model().path())));
      case NONE -> Optional.empty();
    };
  }

  private ResponseScorer rewardModel(String key, Path folder) {
    requireFit(key + ": " + folder, ModelFolder.config(folder));
    ModelSection model = run.model();
    Compute compute = Compute.of(model.device(), model.dtype().name());
    return new RewardModelScorer(LanguageModel.open(folder, compute));
  }

  private void requireFit(String where, ModelConfig rewards) {
    if (rewards.head() != HeadKind.SCALAR) {
      throw new ModelException(
          where + ": a language head (expected: a reward model's scalar head)");
    }
    if (rewards.vocabularySize() < policy.vocabularySize()) {
      throw new ModelException(
          "%s: vocabulary of %d (expected: at least the %d of model.path)"
              .formatted(where, rewards.vocabularySize(), policy.vocabularySize()));
    }
  }
}
