package io.sampo.app.models;

import io.sampo.app.failure.UserError;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.lora.AdaptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder that holds a language model, known by its config before any weight is read.
 *
 * @param adapters folders in PEFT's layout whose mean is added; none leaves the model as it is
 */
public record PolicyFolder(Path path, ModelConfig config, List<Path> adapters) {
  public PolicyFolder {
    adapters = List.copyOf(adapters);
  }

  public static PolicyFolder at(Path path) {
    return at(path, List.of());
  }

  /** Refuses a reward model, whose head has no distribution over tokens. */
  public static PolicyFolder at(Path path, List<Path> adapters) {
    ModelConfig config = ModelFolder.config(path);
    if (config.head() == HeadKind.SCALAR) {
      throw new UserError(
          path + ": a reward model, whose head gives a score (expected: a language model)");
    }
    return new PolicyFolder(path, config, adapters);
  }

  public Optional<ModelTokenizer> tokenizer() {
    return ModelTokenizer.in(path);
  }

  public LanguageModel open(Compute compute) {
    return adapters.isEmpty()
        ? LanguageModel.open(path, compute)
        : new AdaptedModel(path, adapters).open(compute);
  }
}
