package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.config.Judge;
import io.sampo.config.JudgeKind;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.policy.Policies;
import java.nio.file.Path;

/** The model folders that a run names, looked into before anything starts: headers only. */
final class Models {
  private Models() {}

  /** Refuses folders that are broken, or hold another kind of model than their key asks for. */
  static void check(RunConfig config) {
    check("model.path", config.model().path(), HeadKind.LANGUAGE);
    checkTrainable(config);
    checkDigest(config);
    if (config.algorithm().reference() == Reference.FIXED) {
      config
          .algorithm()
          .fixedReference()
          .ifPresent(path -> check("algorithm.fixed-reference", path, HeadKind.LANGUAGE));
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
    if (judge.kind() == JudgeKind.REWARD_MODEL) {
      judge.path().ifPresent(path -> check(key, path, HeadKind.SCALAR));
    }
  }

  private static void check(String key, Path path, HeadKind wanted) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      HeadKind head = folder.config().head();
      if (head != wanted) {
        throw new UserError(
            "%s: %s: a model with a %s (expected: one with a %s)"
                .formatted(key, path, name(head), name(wanted)));
      }
      Architecture.of(folder.config())
          .slots()
          .forEach(spec -> folder.tensor(spec.name(), spec.shape()));
    }
  }

  private static String name(HeadKind head) {
    return switch (head) {
      case LANGUAGE -> "language head";
      case SCALAR -> "scalar head, a reward model";
    };
  }
}
