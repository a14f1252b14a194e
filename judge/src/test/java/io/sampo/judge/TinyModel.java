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
import io.sampo.model.preference.PreferenceHead;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Small models with opinions. */
final class TinyModel {
  /** The first weight of the head that compares. */
  private static final float HEAD = 0.25f;

  private TinyModel() {}

  /** A model with a scalar head; the same each time. */
  static LanguageModel rewards(int vocabularySize) {
    return model("GPTNeoXForSequenceClassification", vocabularySize);
  }

  static LanguageModel policy(int vocabularySize) {
    return model("GPTNeoXForCausalLM", vocabularySize);
  }

  /** A model that compares. */
  static LanguageModel preferences(int vocabularySize) {
    return leaning(vocabularySize, 0);
  }

  /** The same with this much added to the log-odds of whatever stands first. */
  static LanguageModel leaning(int vocabularySize, double lean) {
    ObjectNode json = json("GPTNeoXForSequenceClassification", vocabularySize);
    json.putObject("id2label").put("0", PreferenceHead.LABEL);
    return LanguageModel.of(
        read(json),
        Compute.cpu(),
        spec ->
            spec.name().equals("gpt_neox.final_layer_norm.bias")
                ? tensor(spec, i -> i == 0 ? (float) (lean / HEAD) : 0)
                : spec.name().equals("score.weight")
                    ? tensor(spec, i -> i == 0 ? HEAD : weight(spec, i))
                    : weights(spec));
  }

  private static LanguageModel model(String architecture, int vocabularySize) {
    return LanguageModel.of(
        read(json(architecture, vocabularySize)), Compute.cpu(), TinyModel::weights);
  }

  private static ObjectNode json(String architecture, int vocabularySize) {
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
    return json;
  }

  private static ModelConfig read(ObjectNode json) {
    return ModelConfigReader.read(json, MissingNode.getInstance(), "tiny model");
  }

  /** Matrices uniform in ±0.35, norms one, biases zero. */
  private static StoredTensor weights(TensorSpec spec) {
    return tensor(spec, i -> weight(spec, i));
  }

  private interface Weight {
    float at(long i);
  }

  private static StoredTensor tensor(TensorSpec spec, Weight weight) {
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    for (long i = 0; i < spec.elements(); i++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, weight.at(i));
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }

  private static float weight(TensorSpec spec, long i) {
    return value(spec, new NoiseKey(1, spec.name().hashCode(), 0).uniform(i, 0));
  }

  private static float value(TensorSpec spec, double uniform) {
    if (spec.shape().size() > 1) {
      return (float) (0.7 * (uniform - 0.5));
    }
    return spec.name().endsWith("bias") ? 0 : 1;
  }
}
