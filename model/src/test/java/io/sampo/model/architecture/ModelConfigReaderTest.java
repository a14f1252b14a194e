package io.sampo.model.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a config.json asks for is either what is computed or refused by the name of its key. */
class ModelConfigReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMMON =
      """
      {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4,
       "intermediate_size": 48, "vocab_size": 40}\
      """;
  private static final String GPT2 =
      """
      {"n_embd": 32, "n_layer": 2, "n_head": 4, "vocab_size": 40}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gpt2     | scale_attn_by_inverse_layer_idx | true  | false",
        "gpt2     | scale_attn_weights              | false | true",
        "gpt2     | n_head | 5 | `a multiple`",
        "gpt2     | activation_function | \"mish\" | `one of gelu, gelu_fast, gelu_new, "
            + "gelu_pytorch_tanh, relu, silu, swish`",
        "gemma    | use_bidirectional_attention | true | false",
        "gemma    | hidden_act | \"mish\" | one of gelu",
        "gpt_neox | attention_bias | false | true",
        "llama    | mlp_bias | true | false",
        "llama    | num_key_value_heads | 3 | a divisor of 4",
        "llama    | quantization_config | {\"bits\":4} | none: weights as float32",
        "qwen2    | use_sliding_window | true | false",
        "qwen2    | layer_types | [\"sliding_attention\"] | full_attention only",
        "qwen2    | rope_scaling | {\"rope_type\":\"yarn\"} | default or llama3",
        "mamba    | model_type | \"mamba\" | `one of gemma, gpt2, gpt_neox, llama, qwen2`",
      })
  void whatIsNotComputedIsRefusedByItsKey(String family, String key, String value, String expected)
      throws JsonProcessingException {
    ObjectNode json = shape(family);
    json.set(key, JSON.readTree(value));
    String message =
        String.valueOf(assertThrows(ModelException.class, () -> read(json)).getMessage());
    assertTrue(message.startsWith("config.json: ") && message.contains(key), message);
    assertTrue(message.contains("(expected: " + expected), message);
  }

  @Test
  void keysOfASlidingWindowThatIsOffAreIgnored() throws JsonProcessingException {
    ObjectNode json = shape("qwen2").put("use_sliding_window", false).put("sliding_window", 16);
    json.put("max_window_layers", 1).putArray("layer_types").add("full_attention");
    assertEquals(Family.QWEN2, read(json).family());
  }

  @Test
  void gpt2SaysTheSameUnderOtherKeys() throws JsonProcessingException {
    ModelConfig config = read(shape("gpt2").put("n_positions", 24).put("layer_norm_epsilon", 0.1));
    assertEquals(32, config.hiddenSize());
    assertEquals(2, config.layers());
    assertEquals(8, config.headSize());
    assertEquals(4 * 32, config.intermediateSize());
    assertEquals(24, config.contextSize());
    assertEquals(0.1, config.normEpsilon());
    assertEquals(Activation.GELU_TANH, config.activation());
    assertTrue(config.tied());
    assertEquals(50, read(shape("gpt2").put("n_inner", 50)).intermediateSize());
  }

  @Test
  void gemmaFollowsTheFirstOfItsTwoActivations() throws JsonProcessingException {
    assertEquals(Activation.GELU_TANH, read(shape("gemma")).activation());
    ObjectNode json = shape("gemma").put("hidden_activation", "relu");
    assertEquals(Activation.RELU, read(json).activation());
    assertEquals(Activation.GELU, read(json.put("hidden_act", "gelu")).activation());
  }

  private static ObjectNode shape(String family) throws JsonProcessingException {
    ObjectNode json = (ObjectNode) JSON.readTree(family.equals("gpt2") ? GPT2 : COMMON);
    return json.put("model_type", family);
  }

  private static ModelConfig read(ObjectNode json) {
    return ModelConfigReader.read(json, MissingNode.getInstance(), "config.json");
  }
}
