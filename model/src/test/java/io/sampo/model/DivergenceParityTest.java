package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The KL over the whole vocabulary equals the reference's, by position and by sequence. */
final class DivergenceParityTest {

  @TestFactory
  Stream<DynamicTest> exactDivergencesEqualTheReference() {
    JsonNode file = Fixtures.json(Fixtures.folder().resolve("kl/full_vocab_kl.json"));
    return StreamSupport.stream(file.get("cases").spliterator(), false)
        .map(c -> dynamicTest(c.get("name").asText(), () -> check(c)));
  }

  private static void check(JsonNode c) {
    double[] found = divergence(c.get("policy_logits"), c.get("reference_logits"));
    JsonNode mask = c.get("mask");
    int at = 0;
    for (int row = 0; row < mask.size(); row++) {
      double sum = 0;
      for (int i = 0; i < mask.get(row).size(); i++, at++) {
        double real = mask.get(row).get(i).asInt() * found[at];
        close(c.get("kl_per_step").get(row).get(i).asDouble(), real);
        sum += real;
      }
      close(c.get("kl_per_sequence").get(row).asDouble(), sum);
    }
  }

  private static void close(double expected, double found) {
    assertEquals(expected, found, 1e-6 * Math.max(1, Math.abs(expected)));
  }

  private static double[] divergence(JsonNode policy, JsonNode reference) {
    try (PtNDManager scope = Program.newManager(Device.cpu());
        TensorMath math = new TensorMath(Device.cpu())) {
      return math.divergence(matrix(scope, policy), matrix(scope, reference));
    }
  }

  private static PtNDArray matrix(PtNDManager scope, JsonNode logits) {
    int v = logits.get(0).get(0).size();
    float[] flat = new float[logits.size() * logits.get(0).size() * v];
    int at = 0;
    for (JsonNode row : logits) {
      for (JsonNode position : row) {
        for (JsonNode logit : position) {
          flat[at++] = logit.floatValue();
        }
      }
    }
    return (PtNDArray) scope.create(flat, new Shape(flat.length / v, v));
  }
}
