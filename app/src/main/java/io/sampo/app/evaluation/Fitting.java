package io.sampo.app.evaluation;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.PolicyFolder;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import java.nio.file.Path;

/** Refuses models that cannot read the token ids of the one that is measured. */
record Fitting(PolicyFolder model) {

  void policy(Path path) {
    sameVocabulary(path, PolicyFolder.at(path).config());
  }

  void judge(Path path) {
    ModelConfig config = ModelFolder.config(path);
    if (config.head() != HeadKind.SCALAR) {
      throw new UserError(path + ": a language model (expected: a reward or preference model)");
    }
    sameVocabulary(path, config);
  }

  private void sameVocabulary(Path path, ModelConfig config) {
    int wanted = model.config().vocabularySize();
    if (config.vocabularySize() != wanted) {
      throw new UserError(
          "%s: a vocabulary of %d (expected: %d, as %s has)"
              .formatted(path, config.vocabularySize(), wanted, model.path()));
    }
    if (config.contextSize() < model.config().contextSize()) {
      throw new UserError(
          "%s: a context of %d tokens (expected: at least %d, as %s has)"
              .formatted(path, config.contextSize(), model.config().contextSize(), model.path()));
    }
  }
}
