package io.sampo.judge;

import io.sampo.config.Judge;
import io.sampo.config.JudgeSection;
import io.sampo.config.ModelSection;
import io.sampo.config.RunConfig;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.noise.LabelNoise;
import io.sampo.model.preference.PreferenceHead;
import io.sampo.model.preference.PreferenceModel;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the judges that a run names. All of them read the policy's token ids. */
final class Judges {
  private final RunConfig run;
  private final ModelConfig policy;

  Judges(RunConfig run) {
    this.run = run;
    this.policy = ModelFolder.config(run.model().path());
  }

  TwoJudges both() {
    JudgeSection judge = run.judge();
    Optional<ResponseJudge> training = open("judge.training", judge.training());
    try {
      return new TwoJudges(
          training,
          new LabelNoise(judge.labelNoise(), run.run().seed()),
          open("judge.evaluation", judge.evaluation()),
          policy.endIds());
    } catch (RuntimeException e) {
      training.ifPresent(ResponseJudge::close);
      throw e;
    }
  }

  private Optional<ResponseJudge> open(String key, Judge judge) {
    return switch (judge.kind()) {
      case REWARD_MODEL -> judge.path().map(path -> rewardModel(key + ".path", path));
      case PREFERENCE_MODEL -> judge.path().map(path -> preferenceModel(key + ".path", path));
      case GOLDEN ->
          Optional.of(
              new ScoringJudge(new GoldenTaskScorer(TextTokenizer.open(run.model().path()))));
      case NONE -> Optional.empty();
    };
  }

  private ResponseJudge rewardModel(String key, Path folder) {
    return new ScoringJudge(new RewardModelScorer(model(key + ": " + folder, folder, false)));
  }

  private ResponseJudge preferenceModel(String key, Path folder) {
    return new PreferenceModelJudge(new PreferenceModel(model(key + ": " + folder, folder, true)));
  }

  private LanguageModel model(String where, Path folder, boolean compares) {
    ModelConfig config = ModelFolder.config(folder);
    requireHead(where, config, compares);
    requireVocabulary(where, config);
    ModelSection model = run.model();
    return LanguageModel.open(folder, Compute.of(model.device(), model.dtype().name()));
  }

  private static void requireHead(String where, ModelConfig config, boolean compares) {
    String wanted = compares ? "a preference model" : "a reward model's scalar head";
    if (config.head() != HeadKind.SCALAR) {
      throw new ModelException(where + ": a language head (expected: " + wanted + ")");
    }
    if (PreferenceHead.in(config) != compares) {
      String found = compares ? "a reward model" : "a preference model";
      throw new ModelException(where + ": " + found + " (expected: " + wanted + ")");
    }
  }

  private void requireVocabulary(String where, ModelConfig config) {
    if (config.vocabularySize() < policy.vocabularySize()) {
      throw new ModelException(
          "%s: vocabulary of %d (expected: at least the %d of model.path)"
              .formatted(where, config.vocabularySize(), policy.vocabularySize()));
    }
  }
}
