package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads config.json (and generation_config.json), in the old and the new spellings of Hugging Face.
 */
public final class ModelConfigReader {
  /** More than any model has; a lie in the file must not become an allocation. */
  private static final int MOST_LAYERS = 1000;

  /** Positions times head size of a rotary table, a gibibyte of floats. */
  private static final int MOST_ROTARY_ENTRIES = 1 << 28;

  private final Fields fields;
  private final JsonNode generation;
  private final Family family;
  private final Spelling spelling;

  private ModelConfigReader(Fields fields, JsonNode generation, Family family) {
    this.fields = fields;
    this.generation = generation;
    this.family = family;
    this.spelling = Spelling.of(family);
  }

  /**
   * Reads a config.
   *
   * @param generation the folder's generation_config.json, or a missing node
   * @param where the file's name, for messages
   */
  public static ModelConfig read(ObjectNode json, JsonNode generation, String where) {
    Fields fields = new Fields(json, where);
    String type = json.path("model_type").asText("");
    Family family =
        Family.named(type)
            .orElseThrow(() -> fields.refused("model_type", type, "one of " + Family.list()));
    Options.check(family, fields);
    return new ModelConfigReader(fields, generation, family).config();
  }

  private ModelConfig config() {
    int hidden = fields.count(spelling.hiddenSize());
    int heads = fields.count(spelling.heads());
    int headSize = headSize(hidden, heads);
    Rope rope = Rope.of(fields);
    return new ModelConfig(
        family,
        head(),
        hidden,
        layers(),
        heads,
        keyValueHeads(heads),
        headSize,
        intermediateSize(hidden),
        fields.count("vocab_size"),
        contextSize(headSize),
        fields.positive(spelling.normEpsilon(), spelling.usualEpsilon()),
        rope.theta(),
        rope.scaling(),
        rope.size(family, headSize),
        fields.flag("use_parallel_residual", true),
        fields.flag("tie_word_embeddings", spelling.usuallyTied()),
        fields.flag("attention_bias", false),
        activation(),
        endIds(),
        fields.id("pad_token_id"),
        fields.json());
  }

  private int headSize(int hidden, int heads) {
    if (family.fused()) {
      String expected = "a multiple of " + spelling.heads() + " = " + heads;
      fields.require(hidden % heads == 0, spelling.hiddenSize(), hidden, expected);
      return hidden / heads;
    }
    int size = fields.count("head_dim", hidden / heads);
    String expected = "at most " + spelling.hiddenSize() + " = " + hidden;
    fields.require(size > 0, spelling.heads(), heads, expected);
    return size;
  }

  private int keyValueHeads(int heads) {
    String key = "num_key_value_heads";
    int shared = family.fused() ? heads : fields.count(key, heads);
    fields.require(heads % shared == 0, key, shared, "a divisor of " + heads);
    return shared;
  }

  private int layers() {
    int layers = fields.count(spelling.layers());
    fields.require(layers <= MOST_LAYERS, spelling.layers(), layers, "at most " + MOST_LAYERS);
    return layers;
  }

  /** GPT-2 may leave it out: four times the hidden size. */
  private int intermediateSize(int hidden) {
    String key = spelling.intermediateSize();
    return family == Family.GPT2 ? fields.count(key, 4 * hidden) : fields.count(key);
  }

  private int contextSize(int headSize) {
    String key = spelling.contextSize();
    int size = fields.count(key, 2048);
    int most = MOST_ROTARY_ENTRIES / headSize;
    fields.require(size <= most, key, size, "at most " + most + " with heads of " + headSize);
    return size;
  }

  private HeadKind head() {
    String name = fields.at("architectures").path(0).asText("");
    return name.endsWith("ForSequenceClassification") ? HeadKind.SCALAR : HeadKind.LANGUAGE;
  }

  /** Gemma's files may name it twice; like the reference implementation, we follow the first. */
  private Activation activation() {
    String key = spelling.activation();
    String otherwise = fields.at("hidden_activation").asText(spelling.usualActivation());
    String name = fields.at(key).asText(otherwise);
    return Activation.named(name)
        .orElseThrow(() -> fields.refused(key, name, "one of " + Activation.list()));
  }

  private Set<Integer> endIds() {
    Set<Integer> ids = new LinkedHashSet<>();
    for (JsonNode source : new JsonNode[] {generation, fields.json()}) {
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
}
