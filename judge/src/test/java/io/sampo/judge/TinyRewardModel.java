package io.sampo.judge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Small models with opinions. */
final class TinyRewardModel {
  private TinyRewardModel() {}

  /** A model with a scalar head; the same each time. */
  static LanguageModel rewards(int vocabularySize) {
    return model("GPTNeoXForSequenceClassification", vocabularySize);
  }

  static LanguageModel policy(int vocabularySize) {
    return model("GPTNeoXForCausalLM", vocabularySize);
  }

  private static LanguageModel model(String architecture, int vocabularySize) {
    ModelConfig config = config(architecture, vocabularySize);
    return LanguageModel.of(config, Compute.cpu(), TinyRewardModel::weights);
  }

  private static ModelConfig config(String architecture, int vocabularySize) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.putArray("architectures").add(architecture);
    json.put("model_type", "gpt_neox");
    json.put("hidden_size", 32);
    json.put("num_hidden_layers", 2);
    json.put("num_attention_heads", 2);
    json.put("intermediate_size", 64);
    json.put("vocab_size", vocabularySize);
    json.put("max_position_embeddings", 128);
    json.put("rotary_pct", 0.25);
    json.put("eos_token_id", 1);
    json.put("num_labels", 1);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "tiny model");
  }

  /** Matrices uniform in ±0.35, norms one, biases zero. */
  private static StoredTensor weights(TensorSpec spec) {
    NoiseKey noise = new NoiseKey(1, spec.name().hashCode(), 0);
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    for (long i = 0; i < spec.elements(); i++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, value(spec, noise.uniform(i, 0)));
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }

  private static float value(TensorSpec spec, double uniform) {
    if (spec.shape().size() > 1) {
      return (float) (0.7 * (uniform - 0.5));
    }
    return spec.name().endsWith("bias") ? 0 : 1;
  }
}
