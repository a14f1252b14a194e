package io.sampo.model.architecture;

import java.util.Arrays;
import java.util.Optional;

/** The families of decoders, by config.json's {@code model_type}. */
public enum Family {
  GPT_NEOX("gpt_neox"),
  LLAMA("llama");

  private final String modelType;

  Family(String modelType) {
    this.modelType = modelType;
  }

  static Optional<Family> named(String modelType) {
    return Arrays.stream(values()).filter(f -> f.modelType.equals(modelType)).findFirst();
  }
}
