package io.sampo.learner.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Updates of plain tensors, with and without clipping, equal the reference's. */
class AdamWTest {

  @TestFactory
  Stream<DynamicTest> updatesInFloat64EqualTheReference() {
    return tests(DataType.FLOAT64, 1e-6);
  }

  @TestFactory
  Stream<DynamicTest> updatesInFloat32EqualTheReference() {
    return tests(DataType.FLOAT32, 1e-5);
  }

  private static Stream<DynamicTest> tests(DataType type, double tolerance) {
    return Fixtures.cases("optim/adamw.json")
        .map(c -> dynamicTest(c.get("name").asText(), () -> new Run(c, type, tolerance).check()));
  }

  /** One case: its tensors by name, each flat. */
  private record Run(JsonNode testCase, DataType type, double tolerance) {

    void check() {
      try (TensorMath math = new TensorMath(Device.cpu());
          PtNDManager owner = Program.newManager(Device.cpu())) {
        check(math, tensors(owner, testCase.get("params")));
      }
    }

    private void check(TensorMath math, PtNDArray[] weights) {
      try (AdamW optimizer = new AdamW(math, weights, settings())) {
        int made = 0;
        for (JsonNode step : testCase.get("steps")) {
          try (GradientSum gradients = new GradientSum(math)) {
            gradients.add(scope -> tensors(scope, step.get("grads")));
            checkNorm(step, gradients);
            optimizer.update(gradients, step.get("lr").asDouble());
          }
          assertEquals(++made, optimizer.updates());
          checkWeights(step.get("params_after"), weights);
        }
      }
    }

    private AdamWSettings settings() {
      return new AdamWSettings(
          testCase.get("beta1").asDouble(),
          testCase.get("beta2").asDouble(),
          testCase.get("eps").asDouble(),
          testCase.get("weight_decay").asDouble(),
          testCase.get("max_grad_norm").asDouble(Double.POSITIVE_INFINITY));
    }

    private void checkNorm(JsonNode step, GradientSum gradients) {
      if (step.has("global_norm")) {
        close(step.get("global_norm").asDouble(), gradients.norm());
      }
    }

    private void checkWeights(JsonNode expected, PtNDArray[] weights) {
      int i = 0;
      for (JsonNode tensor : expected) {
        double[] wanted = flat(tensor);
        double[] found = weights[i++].toType(DataType.FLOAT64, true).toDoubleArray();
        assertEquals(wanted.length, found.length);
        for (int j = 0; j < wanted.length; j++) {
          close(wanted[j], found[j]);
        }
      }
    }

    private void close(double expected, double actual) {
      assertTrue(
          Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected)),
          () -> actual + " (expected: " + expected + ")");
    }

    private PtNDArray[] tensors(PtNDManager owner, JsonNode byName) {
      return StreamSupport.stream(byName.spliterator(), false)
          .map(tensor -> (PtNDArray) owner.create(flat(tensor)).toType(type, true))
          .toArray(PtNDArray[]::new);
    }

    private static double[] flat(JsonNode tensor) {
      return tensor.get(0).isArray()
          ? StreamSupport.stream(tensor.spliterator(), false)
              .flatMapToDouble(row -> Arrays.stream(Fixtures.doubles(row)))
              .toArray()
          : Fixtures.doubles(tensor);
    }
  }
}
