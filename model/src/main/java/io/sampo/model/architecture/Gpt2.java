package io.sampo.model.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GPT-2 (Radford et al. 2019): learned positions, and matrices stored [in, out]. */
record Gpt2(ModelConfig config) implements Architecture {
  private static final String EMBEDDING = "transformer.wte.weight";

  @Override
  public List<TensorSpec> slots() {
    long d = config.hiddenSize();
    List<TensorSpec> slots = new ArrayList<>();
    slots.add(TensorSpec.of(EMBEDDING, config.vocabularySize(), d));
    addPair(slots, "transformer.ln_f", d);
    slots.add(head("lm_head.weight", EMBEDDING));
    slots.add(TensorSpec.of("transformer.wpe.weight", config.contextSize(), d));
    for (int layer = 0; layer < config.layers(); layer++) {
      addLayer(slots, "transformer.h." + layer + ".");
    }
    return List.copyOf(slots);
  }

  private void addLayer(List<TensorSpec> slots, String prefix) {
    long d = config.hiddenSize();
    long f = config.intermediateSize();
    addPair(slots, prefix + "ln_1", d);
    addPair(slots, prefix + "attn.c_attn", d, 3 * d);
    addPair(slots, prefix + "attn.c_proj", d, d);
    addPair(slots, prefix + "ln_2", d);
    addPair(slots, prefix + "mlp.c_fc", d, f);
    addPair(slots, prefix + "mlp.c_proj", f, d);
  }

  private static void addPair(List<TensorSpec> slots, String name, long... weightShape) {
    slots.add(TensorSpec.of(name + ".weight", weightShape));
    slots.add(TensorSpec.zero(name + ".bias", weightShape[weightShape.length - 1]));
  }

  @Override
  public int firstLayerSlot() {
    return 5;
  }

  @Override
  public int slotsPerLayer() {
    return 12;
  }

  @Override
  public boolean storedInOut() {
    return true;
  }

  @Override
  public List<String> resources() {
    return List.of("gpt.torchscript", "gpt2.torchscript");
  }

  @Override
  public String embedded() {
    return "torch.add(torch.embedding(W[0], ids), torch.embedding(W[4], positions))";
  }

  @Override
  public Map<String, String> ownNumbers() {
    return Map.of("PARALLEL", "False");
  }
}
