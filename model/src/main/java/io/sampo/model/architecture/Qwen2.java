package io.sampo.model.architecture;

import java.util.List;

/** Qwen2 and Qwen2.5 (Yang et al. 2024): Llama with a bias on queries, keys and values. */
record Qwen2(ModelConfig config) implements LlamaForm {
  @Override
  public List<String> biased() {
    return ATTENTION.subList(0, 3);
  }
}
