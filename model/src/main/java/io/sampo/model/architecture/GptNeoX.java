package io.sampo.model.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * GPT-NeoX and Pythia (Black et al. 2022; Biderman et al. 2023), parallel or sequential residual.
 */
record GptNeoX(ModelConfig config) implements Architecture {
  private static final String EMBEDDING = "gpt_neox.embed_in.weight";

  @Override
  public List<TensorSpec> slots() {
    long d = config.hiddenSize();
    List<TensorSpec> slots = new ArrayList<>();
    slots.add(TensorSpec.of(EMBEDDING, config.vocabularySize(), d));
    addPair(slots, "gpt_neox.final_layer_norm", d);
    slots.add(head("embed_out.weight", EMBEDDING));
    for (int layer = 0; layer < config.layers(); layer++) {
      addLayer(slots, "gpt_neox.layers." + layer + ".");
    }
    return List.copyOf(slots);
  }

  private void addLayer(List<TensorSpec> slots, String prefix) {
    long d = config.hiddenSize();
    long f = config.intermediateSize();
    addPair(slots, prefix + "input_layernorm", d);
    addPair(slots, prefix + "attention.query_key_value", 3 * d, d);
    addPair(slots, prefix + "attention.dense", d, d);
    addPair(slots, prefix + "post_attention_layernorm", d);
    addPair(slots, prefix + "mlp.dense_h_to_4h", f, d);
    addPair(slots, prefix + "mlp.dense_4h_to_h", d, f);
  }

  private static void addPair(List<TensorSpec> slots, String name, long... weightShape) {
    slots.add(TensorSpec.of(name + ".weight", weightShape));
    slots.add(TensorSpec.zero(name + ".bias", weightShape[0]));
  }

  @Override
  public int firstLayerSlot() {
    return 4;
  }

  @Override
  public int slotsPerLayer() {
    return 12;
  }

  @Override
  public List<String> resources() {
    return List.of("gpt.torchscript", "gpt_neox.torchscript");
  }

  @Override
  public Map<String, String> ownNumbers() {
    return Map.of("PARALLEL", config.parallelResidual() ? "True" : "False");
  }
}
