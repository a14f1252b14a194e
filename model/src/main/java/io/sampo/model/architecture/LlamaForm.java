package io.sampo.model.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decoders of Llama's form: grouped-query attention, RMS norm, gated MLP. */
sealed interface LlamaForm extends Architecture permits Gemma, Llama, Qwen2 {
  /** The four products of attention. */
  List<String> ATTENTION = List.of("q_proj", "k_proj", "v_proj", "o_proj");

  String EMBEDDING = "model.embed_tokens.weight";

  /** Those of {@link #ATTENTION} that add a bias. */
  List<String> biased();

  /** A norm's weight. */
  default TensorSpec norm(String name) {
    return TensorSpec.of(name, config().hiddenSize());
  }

  /** How {@code n}, x over its root mean square in float32, becomes the norm with weight w. */
  default String normed() {
    return "torch.mul(torch.to(n, x.dtype), w)";
  }

  @Override
  default List<TensorSpec> slots() {
    ModelConfig c = config();
    List<TensorSpec> slots = new ArrayList<>();
    slots.add(TensorSpec.of(EMBEDDING, c.vocabularySize(), c.hiddenSize()));
    slots.add(norm("model.norm.weight"));
    slots.add(norm("model.norm.weight"));
    slots.add(head("lm_head.weight", EMBEDDING));
    for (int layer = 0; layer < c.layers(); layer++) {
      addLayer(slots, "model.layers." + layer + ".");
    }
    return List.copyOf(slots);
  }

  private void addLayer(List<TensorSpec> slots, String prefix) {
    long d = config().hiddenSize();
    long f = config().intermediateSize();
    slots.add(norm(prefix + "input_layernorm.weight"));
    for (String projection : ATTENTION) {
      slots.add(
          TensorSpec.of(
              prefix + "self_attn." + projection + ".weight", out(projection), in(projection)));
    }
    slots.add(norm(prefix + "post_attention_layernorm.weight"));
    slots.add(TensorSpec.of(prefix + "mlp.gate_proj.weight", f, d));
    slots.add(TensorSpec.of(prefix + "mlp.up_proj.weight", f, d));
    slots.add(TensorSpec.of(prefix + "mlp.down_proj.weight", d, f));
    for (String projection : biased()) {
      slots.add(TensorSpec.zero(prefix + "self_attn." + projection + ".bias", out(projection)));
    }
  }

  private long in(String projection) {
    ModelConfig c = config();
    return projection.equals("o_proj") ? (long) c.heads() * c.headSize() : c.hiddenSize();
  }

  private long out(String projection) {
    ModelConfig c = config();
    return switch (projection) {
      case "q_proj" -> (long) c.heads() * c.headSize();
      case "o_proj" -> c.hiddenSize();
      default -> (long) c.keyValueHeads() * c.headSize();
    };
  }

  @Override
  default int firstLayerSlot() {
    return 4;
  }

  @Override
  default int slotsPerLayer() {
    return 9 + biased().size();
  }

  @Override
  default List<String> resources() {
    return List.of("llama.torchscript");
  }

  @Override
  default Map<String, String> ownNumbers() {
    return Map.of(
        "NORMED", normed(),
        "BIAS_Q", biasSlot("q_proj"),
        "BIAS_K", biasSlot("k_proj"),
        "BIAS_V", biasSlot("v_proj"),
        "BIAS_O", biasSlot("o_proj"));
  }

  private String biasSlot(String projection) {
    int index = biased().indexOf(projection);
    return index < 0 ? "-1" : "b + " + (9 + index);
  }
}
