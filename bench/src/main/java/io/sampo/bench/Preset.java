package io.sampo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;

/**
 * The model sizes that are measured: GPT-NeoX, parallel residual, a quarter of each head rotary.
 */
public enum Preset {
  TINY(128, 4, 4, 512),
  SMALL(512, 6, 8, 8192);

  private final int hiddenSize;
  private final int layers;
  private final int heads;
  private final int vocabularySize;

  Preset(int hiddenSize, int layers, int heads, int vocabularySize) {
    this.hiddenSize = hiddenSize;
    this.layers = layers;
    this.heads = heads;
    this.vocabularySize = vocabularySize;
  }

  int vocabularySize() {
    return vocabularySize;
  }

  /** A model of this size with random weights, float32 on the processor. */
  LanguageModel model(long seed, int context) {
    return LanguageModel.of(config(context), Compute.cpu(), new RandomWeights(seed));
  }

  private ModelConfig config(int context) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model_type", "gpt_neox");
    json.put("hidden_size", hiddenSize);
    json.put("num_hidden_layers", layers);
    json.put("num_attention_heads", heads);
    json.put("intermediate_size", 4 * hiddenSize);
    json.put("vocab_size", vocabularySize);
    json.put("max_position_embeddings", context);
    json.put("rotary_pct", 0.25);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "preset " + this);
  }
}
