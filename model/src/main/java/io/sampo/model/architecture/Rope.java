package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Rotary positions as a config.json gives them, in the old and the new spelling. */
record Rope(Fields fields, JsonNode node) {

  static Rope of(Fields fields) {
    String newer = "rope_parameters";
    return new Rope(fields, fields.at(fields.has(newer) ? newer : "rope_scaling"));
  }

  double theta() {
    if (node.hasNonNull("rope_theta")) {
      return fields.positive("rope_theta", node.get("rope_theta"));
    }
    return fields.positive(
        fields.has("rotary_emb_base") ? "rotary_emb_base" : "rope_theta", 10_000);
  }

  Optional<RopeScaling> scaling() {
    String type = node.path("rope_type").asText(node.path("type").asText("default"));
    return switch (type) {
      case "default" -> Optional.empty();
      case "llama3" ->
          Optional.of(
              new RopeScaling(
                  number("factor"),
                  number("low_freq_factor"),
                  number("high_freq_factor"),
                  number("original_max_position_embeddings")));
      default -> throw fields.refused("rope_scaling.rope_type", type, "default or llama3");
    };
  }

  private double number(String key) {
    return fields.positive("rope_scaling." + key, node.path(key));
  }

  /** How many leading dimensions of a head positions turn. */
  int size(Family family, int headSize) {
    return switch (family) {
      case GPT2 -> 0;
      case GPT_NEOX -> (int) (headSize * share());
      case GEMMA, LLAMA, QWEN2 -> headSize;
    };
  }

  private double share() {
    double share =
        node.hasNonNull("partial_rotary_factor")
            ? node.get("partial_rotary_factor").asDouble()
            : fields.at("rotary_pct").asDouble(0.25);
    fields.require(share > 0 && share <= 1, "rotary_pct", share, "above 0 and at most 1");
    return share;
  }
}
