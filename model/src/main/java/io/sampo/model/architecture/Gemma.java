package io.sampo.model.architecture;

import java.util.List;

/**
 * Gemma (Gemma Team 2024): Llama whose norms multiply by 1 + w, in float32 throughout, and whose
 * embeddings are multiplied by √hidden, rounded to the weights' type.
 */
record Gemma(ModelConfig config) implements LlamaForm {
  @Override
  public List<String> biased() {
    return config.attentionBias() ? ATTENTION : List.of();
  }

  @Override
  public TensorSpec norm(String name) {
    return TensorSpec.zero(name, config.hiddenSize());
  }

  @Override
  public String normed() {
    return "torch.to(torch.mul(n, torch.add(torch.to(w, 6), 1.)), x.dtype)";
  }

  @Override
  public String embedded() {
    return "torch.mul(torch.embedding(W[0], ids), torch.scalar_tensor("
        + Math.sqrt(config.hiddenSize())
        + ", dtype=W[0].dtype, device=W[0].device))";
  }
}
