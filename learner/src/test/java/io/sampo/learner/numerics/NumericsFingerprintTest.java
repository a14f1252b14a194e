package io.sampo.learner.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import org.junit.jupiter.api.Test;

final class NumericsFingerprintTest {
  private static ModelConfig config(int hidden) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model_type", "gpt_neox");
    json.put("hidden_size", hidden);
    json.put("num_hidden_layers", 2);
    json.put("num_attention_heads", 4);
    json.put("intermediate_size", 4 * hidden);
    json.put("vocab_size", 100);
    json.put("max_position_embeddings", 64);
    json.put("rotary_pct", 0.25);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "test");
  }

  @Test
  void itIsTheSameEachTime() {
    assertEquals(
        NumericsFingerprint.computed(config(32), Compute.cpu(), 1),
        NumericsFingerprint.computed(config(32), Compute.cpu(), 1));
  }

  @Test
  void otherShapesThreadsOrTypesAreOtherNumerics() {
    String one = NumericsFingerprint.of(config(32), Compute.cpu(), 1);
    assertNotEquals(one, NumericsFingerprint.of(config(64), Compute.cpu(), 1));
    assertNotEquals(one, NumericsFingerprint.of(config(32), Compute.cpu(), 2));
    assertNotEquals(one, NumericsFingerprint.of(config(32), Compute.of("cpu", "bfloat16"), 1));
  }
}
