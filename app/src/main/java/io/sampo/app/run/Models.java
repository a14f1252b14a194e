package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.config.Judge;
import io.sampo.config.JudgeKind;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.model.Compute;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.policy.Policies;
import io.sampo.model.preference.PreferenceHead;
import java.nio.file.Path;

/** The model folders that a run names, looked into before anything starts: headers only. */
final class Models {
  /** What a model's head is for, in the words of a refusal. */
  private enum Head {
    LANGUAGE("language head"),
    REWARD("scalar head, a reward model"),
    PREFERENCE("head that compares, a preference model");

    private final String words;

    Head(String words) {
      this.words = words;
    }

    static Head of(ModelConfig config) {
      return switch (config.head()) {
        case LANGUAGE -> LANGUAGE;
        case SCALAR -> PreferenceHead.in(config) ? PREFERENCE : REWARD;
      };
    }
  }

  private Models() {}

  /** Refuses folders that are broken, or hold another kind of model than their key asks for. */
  static void check(RunConfig config) {
    var _ = Compute.of(config.model().device(), config.model().dtype().name());
    check("model.path", config.model().path(), Head.LANGUAGE);
    checkTrainable(config);
    checkDigest(config);
    if (config.algorithm().reference() == Reference.FIXED) {
      config
          .algorithm()
          .fixedReference()
          .ifPresent(path -> check("algorithm.fixed-reference", path, Head.LANGUAGE));
    }
    check("judge.training.path", config.judge().training());
    check("judge.evaluation.path", config.judge().evaluation());
  }

  private static void checkTrainable(RunConfig config) {
    ModelConfig model = ModelFolder.config(config.model().path());
    if (Policies.elements(config.trainable(), model) == 0) {
      throw new UserError("trainable: nothing of the model (expected: some of its weights)");
    }
  }

  /** Refuses a model folder with other weights than the run's. */
  static void checkDigest(RunConfig config) {
    Path path = config.model().path();
    config
        .model()
        .sha256()
        .filter(wanted -> !wanted.equals(FileDigest.ofWeights(path)))
        .ifPresent(wanted -> {
          throw new UserError(
              "model.path: %s: weights with SHA-256 %s (expected: %s, by model.sha256)"
                  .formatted(path, FileDigest.ofWeights(path), wanted));
        });
  }

  private static void check(String key, Judge judge) {
    judge.model().ifPresent(path -> check(key, path, head(judge)));
  }

  private static Head head(Judge judge) {
    return judge.kind() == JudgeKind.PREFERENCE_MODEL ? Head.PREFERENCE : Head.REWARD;
  }

  private static void check(String key, Path path, Head wanted) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      Head head = Head.of(folder.config());
      if (head != wanted) {
        throw new UserError(
            "%s: %s: a model with a %s (expected: one with a %s)"
                .formatted(key, path, head.words, wanted.words));
      }
      Architecture.of(folder.config())
          .slots()
          .forEach(spec -> folder.tensor(spec.name(), spec.shape()));
    }
  }
}
