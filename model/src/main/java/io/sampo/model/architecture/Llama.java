package io.sampo.model.architecture;

import java.util.List;

/** Llama (Touvron et al. 2023). */
record Llama(ModelConfig config) implements LlamaForm {
  @Override
  public List<String> biased() {
    return config.attentionBias() ? ATTENTION : List.of();
  }
}
