package io.sampo.learner.supervised;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfigReader;

/** A small Llama that has learned nothing. */
public final class TinyModel {
  private TinyModel() {}

  public static LanguageModel language(DataType type) {
    return model("LlamaForCausalLM", type);
  }

  static LanguageModel scalar() {
    return model("LlamaForSequenceClassification", DataType.FLOAT32);
  }

  private static LanguageModel model(String architecture, DataType type) {
    ObjectNode shape =
        JsonNodeFactory.instance
            .objectNode()
            .put("model_type", "llama")
            .put("hidden_size", 32)
            .put("num_hidden_layers", 2)
            .put("num_attention_heads", 4)
            .put("num_key_value_heads", 2)
            .put("intermediate_size", 64)
            .put("vocab_size", 40)
            .put("max_position_embeddings", 64);
    shape.putArray("architectures").add(architecture);
    return LanguageModel.of(
        ModelConfigReader.read(shape, MissingNode.getInstance(), "config.json"),
        new Compute(Device.cpu(), type),
        new RandomWeights(4));
  }
}
