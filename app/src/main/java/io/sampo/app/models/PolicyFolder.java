package io.sampo.app.models;

import io.sampo.app.failure.UserError;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that holds a language model, known by its config before any weight is read. */
public record PolicyFolder(Path path, ModelConfig config) {

  /** Refuses a reward model, whose head has no distribution over tokens. */
  public static PolicyFolder at(Path path) {
    ModelConfig config = ModelFolder.config(path);
    if (config.head() == HeadKind.SCALAR) {
      throw new UserError(
          path + ": a reward model, whose head gives a score (expected: a language model)");
    }
    return new PolicyFolder(path, config);
  }

  public Optional<ModelTokenizer> tokenizer() {
    return ModelTokenizer.in(path);
  }

  /** The tokenizer, without which the caller cannot go on. */
  public ModelTokenizer requiredTokenizer() {
    return tokenizer()
        .orElseThrow(() -> new UserError(path + ": no tokenizer (expected: tokenizer.json in it)"));
  }

  public LanguageModel open(Compute compute) {
    return LanguageModel.open(path, compute);
  }
}
