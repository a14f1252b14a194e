package io.sampo.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Supplier;

/** Small models with random weights, large enough that their distributions are not flat. */
public final class TinyModels {
  static final int VOCABULARY = 40;
  static final int CONTEXT = 64;
  private static final float SPREAD = 12;

  private TinyModels() {}

  /** One model of each family. */
  static List<Supplier<LanguageModel>> families() {
    return List.of(
        TinyModels::gemma,
        TinyModels::gpt2,
        TinyModels::gptNeox,
        TinyModels::llama,
        TinyModels::qwen2);
  }

  /** A Gemma whose one key/value head serves four query heads, wider together than the model. */
  static LanguageModel gemma() {
    return model(shape("gemma").put("num_key_value_heads", 1).put("head_dim", 12), Compute.cpu());
  }

  static LanguageModel gpt2() {
    return model(shape("gpt2"), Compute.cpu());
  }

  static LanguageModel gptNeox() {
    return model(shape("gpt_neox"), Compute.cpu());
  }

  static LanguageModel llama() {
    return model(shape("llama").put("num_key_value_heads", 2), Compute.cpu());
  }

  static LanguageModel qwen2() {
    return model(shape("qwen2").put("num_key_value_heads", 2), Compute.cpu());
  }

  /** A Llama with a scalar head. */
  static LanguageModel scalar() {
    ObjectNode shape = shape("llama");
    shape.putArray("architectures").add("LlamaForSequenceClassification");
    return LanguageModel.of(
        config(shape), Compute.cpu(), spec -> spread(new RandomWeights(7), spec, 1));
  }

  static LanguageModel model(ObjectNode shape, Compute compute) {
    return LanguageModel.of(
        config(shape), compute, spec -> spread(new RandomWeights(7), spec, SPREAD));
  }

  public static ModelConfig config(ObjectNode shape) {
    return ModelConfigReader.read(shape, MissingNode.getInstance(), "config.json");
  }

  public static ObjectNode shape(String family) {
    return family.equals("gpt2") ? gpt2Shape() : commonShape(family);
  }

  private static ObjectNode gpt2Shape() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model_type", "gpt2")
        .put("n_embd", 32)
        .put("n_layer", 2)
        .put("n_head", 4)
        .put("vocab_size", VOCABULARY)
        .put("n_positions", CONTEXT)
        .put("eos_token_id", 0);
  }

  private static ObjectNode commonShape(String family) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model_type", family)
        .put("hidden_size", 32)
        .put("num_hidden_layers", 2)
        .put("num_attention_heads", 4)
        .put("intermediate_size", 48)
        .put("vocab_size", VOCABULARY)
        .put("max_position_embeddings", CONTEXT)
        .put("eos_token_id", 0);
  }

  private static StoredTensor spread(RandomWeights weights, TensorSpec spec, float factor) {
    // A matrix is never zero here: a scalar head would be.
    boolean zero = spec.zero() && spec.shape().size() == 1;
    StoredTensor tensor = weights.apply(new TensorSpec("tiny." + spec.name(), spec.shape(), zero));
    for (long i = 0; spec.shape().size() > 1 && i < spec.elements(); i++) {
      float value = tensor.bytes().getAtIndex(ValueLayout.JAVA_FLOAT, i);
      tensor.bytes().setAtIndex(ValueLayout.JAVA_FLOAT, i, value * factor);
    }
    return tensor;
  }
}
