package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.ModelException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads config.json (and generation_config.json), in the old and the new spellings of Hugging Face.
 */
public final class ModelConfigReader {
  /** More than any model has; a lie in the file must not become an allocation. */
  private static final int MOST_LAYERS = 1000;

  /** Positions times head size of a rotary table, a gibibyte of floats. */
  private static final int MOST_ROTARY_ENTRIES = 1 << 28;

  private final ObjectNode json;
  private final JsonNode generation;
  private final JsonNode rope;
  private final String where;

  private ModelConfigReader(ObjectNode json, JsonNode generation, String where) {
    this.json = json;
    this.generation = generation;
    this.where = where;
    this.rope = json.path(json.hasNonNull("rope_parameters") ? "rope_parameters" : "rope_scaling");
  }

  /**
   * Reads a config.
   *
   * @param generation the folder's generation_config.json, or a missing node
   * @param where the file's name, for messages
   */
  public static ModelConfig read(ObjectNode json, JsonNode generation, String where) {
    return new ModelConfigReader(json, generation, where).config();
  }

  private ModelConfig config() {
    String type = json.path("model_type").asText("");
    Family family =
        Family.named(type).orElseThrow(() -> refused("model_type", type, "one of gpt_neox, llama"));
    int hidden = count("hidden_size");
    int heads = count("num_attention_heads");
    int keyValueHeads =
        json.hasNonNull("num_key_value_heads") ? count("num_key_value_heads") : heads;
    int headSize = json.hasNonNull("head_dim") ? count("head_dim") : hidden / heads;
    require(
        heads % keyValueHeads == 0, "num_key_value_heads", keyValueHeads, "a divisor of " + heads);
    require(headSize > 0, "num_attention_heads", heads, "at most hidden_size = " + hidden);
    require(
        family != Family.GPT_NEOX || hidden == heads * headSize,
        "hidden_size",
        hidden,
        "a multiple of num_attention_heads = " + heads);
    return new ModelConfig(
        family,
        head(),
        hidden,
        layers(),
        heads,
        keyValueHeads,
        headSize,
        count("intermediate_size"),
        count("vocab_size"),
        contextSize(headSize),
        positive(family == Family.GPT_NEOX ? "layer_norm_eps" : "rms_norm_eps", 1e-5),
        ropeTheta(),
        ropeScaling(),
        rotarySize(family, headSize),
        json.path("use_parallel_residual").asBoolean(true),
        json.path("tie_word_embeddings").asBoolean(false),
        family == Family.LLAMA && json.path("attention_bias").asBoolean(false),
        activation(family),
        endIds(),
        json.hasNonNull("pad_token_id")
            ? Optional.of(json.get("pad_token_id").asInt())
            : Optional.empty(),
        json);
  }

  private int layers() {
    int layers = count("num_hidden_layers");
    require(layers <= MOST_LAYERS, "num_hidden_layers", layers, "at most " + MOST_LAYERS);
    return layers;
  }

  private int contextSize(int headSize) {
    String key = "max_position_embeddings";
    int size = json.hasNonNull(key) ? count(key) : 2048;
    int most = MOST_ROTARY_ENTRIES / headSize;
    require(size <= most, key, size, "at most " + most + " with heads of " + headSize);
    return size;
  }

  private HeadKind head() {
    String name = json.path("architectures").path(0).asText("");
    return name.endsWith("ForSequenceClassification") ? HeadKind.SCALAR : HeadKind.LANGUAGE;
  }

  private double ropeTheta() {
    if (rope.hasNonNull("rope_theta")) {
      return positive("rope_theta", rope.get("rope_theta"));
    }
    return positive(json.hasNonNull("rotary_emb_base") ? "rotary_emb_base" : "rope_theta", 10_000);
  }

  private Optional<RopeScaling> ropeScaling() {
    String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
    return switch (type) {
      case "default" -> Optional.empty();
      case "llama3" ->
          Optional.of(
              new RopeScaling(
                  scaling("factor"),
                  scaling("low_freq_factor"),
                  scaling("high_freq_factor"),
                  scaling("original_max_position_embeddings")));
      default -> throw refused("rope_scaling.rope_type", type, "default or llama3");
    };
  }

  private double scaling(String key) {
    return positive("rope_scaling." + key, rope.path(key));
  }

  private int rotarySize(Family family, int headSize) {
    if (family == Family.LLAMA) {
      return headSize;
    }
    double share =
        rope.hasNonNull("partial_rotary_factor")
            ? rope.get("partial_rotary_factor").asDouble()
            : json.path("rotary_pct").asDouble(0.25);
    require(share > 0 && share <= 1, "rotary_pct", share, "above 0 and at most 1");
    return (int) (headSize * share);
  }

  private Activation activation(Family family) {
    String name = json.path("hidden_act").asText(family == Family.LLAMA ? "silu" : "gelu");
    return Activation.named(name)
        .orElseThrow(
            () -> refused("hidden_act", name, "gelu, gelu_new, gelu_pytorch_tanh, silu or relu"));
  }

  private Set<Integer> endIds() {
    Set<Integer> ids = new LinkedHashSet<>();
    for (JsonNode source : new JsonNode[] {generation, json}) {
      JsonNode node = source.path("eos_token_id");
      if (node.isArray()) {
        node.forEach(id -> ids.add(id.asInt()));
      } else if (node.isIntegralNumber()) {
        ids.add(node.asInt());
      }
      if (!ids.isEmpty()) {
        break;
      }
    }
    return Collections.unmodifiableSet(ids);
  }

  private int count(String key) {
    JsonNode node = json.path(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() <= 0) {
      throw refused(key, node, "a positive whole number");
    }
    return node.asInt();
  }

  private double positive(String key, double otherwise) {
    return json.hasNonNull(key) ? positive(key, json.get(key)) : otherwise;
  }

  private double positive(String key, JsonNode node) {
    double value = node.asDouble(Double.NaN);
    require(value > 0 && value <= Double.MAX_VALUE, key, node, "a positive number");
    return value;
  }

  private void require(boolean holds, String key, Object value, String expected) {
    if (!holds) {
      throw refused(key, value, expected);
    }
  }

  private ModelException refused(String key, Object value, String expected) {
    String shown = value.toString().isEmpty() ? "missing" : value.toString();
    return new ModelException(where + ": " + key + ": " + shown + " (expected: " + expected + ")");
  }
}
