package io.sampo.model.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Llama (Touvron et al. 2023): grouped-query attention, RMS norm, gated MLP. */
record Llama(ModelConfig config) implements Architecture {
  private static final String EMBEDDING = "model.embed_tokens.weight";
  private static final List<String> ATTENTION = List.of("q_proj", "k_proj", "v_proj", "o_proj");

  @Override
  public List<TensorSpec> slots() {
    long d = config.hiddenSize();
    List<TensorSpec> slots = new ArrayList<>();
    slots.add(TensorSpec.of(EMBEDDING, config.vocabularySize(), d));
    slots.add(TensorSpec.of("model.norm.weight", d));
    slots.add(TensorSpec.of("model.norm.weight", d));
    slots.add(head("lm_head.weight", EMBEDDING));
    for (int layer = 0; layer < config.layers(); layer++) {
      addLayer(slots, "model.layers." + layer + ".");
    }
    return List.copyOf(slots);
  }

  private void addLayer(List<TensorSpec> slots, String prefix) {
    long d = config.hiddenSize();
    long f = config.intermediateSize();
    slots.add(TensorSpec.of(prefix + "input_layernorm.weight", d));
    for (String projection : ATTENTION) {
      boolean out = projection.equals("o_proj");
      long width = width(projection);
      slots.add(
          TensorSpec.of(
              prefix + "self_attn." + projection + ".weight", out ? d : width, out ? width : d));
    }
    slots.add(TensorSpec.of(prefix + "post_attention_layernorm.weight", d));
    slots.add(TensorSpec.of(prefix + "mlp.gate_proj.weight", f, d));
    slots.add(TensorSpec.of(prefix + "mlp.up_proj.weight", f, d));
    slots.add(TensorSpec.of(prefix + "mlp.down_proj.weight", d, f));
    if (config.attentionBias()) {
      for (String projection : ATTENTION) {
        long size = projection.equals("o_proj") ? d : width(projection);
        slots.add(TensorSpec.of(prefix + "self_attn." + projection + ".bias", size));
      }
    }
  }

  private long width(String projection) {
    boolean shared = projection.equals("k_proj") || projection.equals("v_proj");
    return (long) (shared ? config.keyValueHeads() : config.heads()) * config.headSize();
  }

  @Override
  public int firstLayerSlot() {
    return 4;
  }

  @Override
  public int slotsPerLayer() {
    return config.attentionBias() ? 13 : 9;
  }

  @Override
  public String resource() {
    return "llama.torchscript";
  }

  @Override
  public Map<String, String> ownNumbers() {
    return Map.of("BIAS_Q", bias(9), "BIAS_K", bias(10), "BIAS_V", bias(11), "BIAS_O", bias(12));
  }

  private String bias(int slot) {
    return config.attentionBias() ? "b + " + slot : "-1";
  }
}
