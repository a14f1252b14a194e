package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/**
 * The options of a config.json that change what a model computes and have one value here: a model
 * with another is refused, not computed wrongly.
 */
final class Options {
  private record Fixed(String key, boolean value) {}

  private Options() {}

  static void check(Family family, Fields fields) {
    fields.require(
        !fields.has("quantization_config"),
        "quantization_config",
        fields.at("quantization_config"),
        "none: weights as float32, bfloat16 or float16");
    for (JsonNode layer : fields.at("layer_types")) {
      fields.require(
          layer.asText().equals("full_attention"), "layer_types", layer, "full_attention only");
    }
    for (Fixed option : fixed(family)) {
      fields.require(
          !fields.has(option.key)
              || fields.at(option.key).equals(BooleanNode.valueOf(option.value)),
          option.key,
          fields.at(option.key),
          String.valueOf(option.value));
    }
  }

  private static List<Fixed> fixed(Family family) {
    return switch (family) {
      case GEMMA -> List.of(new Fixed("use_bidirectional_attention", false));
      case GPT2 ->
          List.of(
              new Fixed("scale_attn_weights", true),
              new Fixed("scale_attn_by_inverse_layer_idx", false),
              new Fixed("add_cross_attention", false));
      case GPT_NEOX -> List.of(new Fixed("attention_bias", true));
      case LLAMA -> List.of(new Fixed("mlp_bias", false));
      case QWEN2 -> List.of(new Fixed("use_sliding_window", false));
    };
  }
}
