package io.sampo.model.architecture;

/**
 * Under which keys a family's config.json says what all families have, and what holds where it is
 * silent.
 */
record Spelling(
    String hiddenSize,
    String layers,
    String heads,
    String intermediateSize,
    String contextSize,
    String normEpsilon,
    double usualEpsilon,
    String activation,
    String usualActivation,
    boolean usuallyTied) {

  static Spelling of(Family family) {
    return switch (family) {
      case GEMMA -> common("rms_norm_eps", 1e-6, "gelu_pytorch_tanh", true);
      case GPT2 -> gpt2();
      case GPT_NEOX -> common("layer_norm_eps", 1e-5, "gelu", false);
      case LLAMA, QWEN2 -> common("rms_norm_eps", 1e-6, "silu", false);
    };
  }

  private static Spelling gpt2() {
    return new Spelling(
        "n_embd",
        "n_layer",
        "n_head",
        "n_inner",
        "n_positions",
        "layer_norm_epsilon",
        1e-5,
        "activation_function",
        "gelu_new",
        true);
  }

  private static Spelling common(
      String normEpsilon, double usualEpsilon, String usualActivation, boolean usuallyTied) {
    return new Spelling(
        "hidden_size",
        "num_hidden_layers",
        "num_attention_heads",
        "intermediate_size",
        "max_position_embeddings",
        normEpsilon,
        usualEpsilon,
        "hidden_act",
        usualActivation,
        usuallyTied);
  }
}
