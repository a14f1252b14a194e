package io.sampo.model.lora;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.model.Fixtures;
import io.sampo.model.engine.Argument;
import io.sampo.model.engine.Grouped;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Outputs, merges and gradients equal the reference implementation's, in float64. */
final class LoraParityTest {
  private static final double BOUND = 1e-9;

  /** One linear layer over slot 0, plain or with an adapter beside it. */
  private static final String LAYER =
      """
        def layer(self, x: Tensor, W: List[Tensor]) -> Tensor:
          return self.linear(x, W, 0, -1)
      """;

  @TestFactory
  Stream<DynamicTest> aLayerWithAnAdapterEqualsTheReference() {
    return cases().map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> layers(c)));
  }

  @TestFactory
  Stream<DynamicTest> theMergedMeanIsTheMeanOfTheProducts() {
    return cases().map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> mean(c)));
  }

  private static Stream<JsonNode> cases() {
    JsonNode all = Fixtures.json(Fixtures.folder().resolve("lora/lora.json"));
    return StreamSupport.stream(all.get("cases").spliterator(), false);
  }

  private static Program lora(JsonNode c) {
    String scale = String.valueOf(c.get("alpha").asDouble() / c.get("r").asInt());
    return Program.compile(
        Device.cpu(),
        Program.text(
            "lora.torchscript", Map.of("MODULES", "1", "SCALE", scale, "TURNED", "False")));
  }

  private static void layers(JsonNode c) {
    for (JsonNode adapter : c.get("adapters")) {
      try (Program lora = lora(c);
          Program linear =
              Program.compile(
                  Device.cpu(),
                  Program.text("linear.torchscript", Map.of("SLOTS", "1", "IN_OUT", "False"))
                      + LAYER);
          TensorMath math = new TensorMath(Device.cpu());
          PtNDManager scope = Program.newManager(Device.cpu())) {
        new Layer(c, adapter, lora, linear, math, scope).check();
      }
    }
  }

  /** One case's layer with one adapter, in both forms. */
  private record Layer(
      JsonNode c,
      JsonNode adapter,
      Program lora,
      Program linear,
      TensorMath math,
      PtNDManager scope) {

    void check() {
      PtNDArray[] merged =
          lora.differentiables(
              "merged", Grouped.of(scope).list("W", w()).list("A", a()).list("B", b()));
      assertClose(adapter.get("merged_weight"), merged[0]);
      check(a(), b(), x(), true);
      check(a(), b(), x(), false);
    }

    private void check(PtNDArray a, PtNDArray b, PtNDArray x, boolean merged) {
      Stream.of(a, b, x).forEach(tensor -> tensor.setRequiresGradient(true));
      Grouped factors = Grouped.of(scope);
      PtNDArray[] weights =
          merged
              ? lora.differentiables("merged", factors.list("W", w()).list("A", a).list("B", b))
              : beside(lora.differentiables("wide", factors.list("A", a).list("B", b)));
      PtNDArray y = linear.differentiable("layer", Grouped.of(scope).tensor(x).list("W", weights));
      assertClose(adapter.get("y"), y);
      PtNDArray[] gradients =
          math.gradients(scope, y, matrix(c.get("upstream_grad")), new PtNDArray[] {a, b, x});
      assertClose(adapter.get("grad_A"), gradients[0]);
      assertClose(adapter.get("grad_B"), gradients[1]);
      assertClose(adapter.get("grad_x"), gradients[2]);
    }

    private PtNDArray[] beside(PtNDArray[] factors) {
      return new PtNDArray[] {w(), factors[0], factors[1]};
    }

    private PtNDArray w() {
      return matrix(c.get("W"));
    }

    private PtNDArray x() {
      return matrix(c.get("x"));
    }

    private PtNDArray a() {
      return matrix(adapter.get("A"));
    }

    private PtNDArray b() {
      return matrix(adapter.get("B"));
    }

    private PtNDArray matrix(JsonNode rows) {
      return LoraParityTest.matrix(scope, rows);
    }
  }

  private static void mean(JsonNode c) {
    try (Program lora = lora(c);
        PtNDManager scope = Program.newManager(Device.cpu())) {
      List<PtNDArray> a = new ArrayList<>();
      List<PtNDArray> b = new ArrayList<>();
      for (JsonNode adapter : c.get("adapters")) {
        a.add(matrix(scope, adapter.get("A")));
        b.add(matrix(scope, adapter.get("B")));
      }
      PtNDArray[] merged =
          lora.tensors(
              scope,
              "merged",
              Argument.of(new PtNDArray[] {matrix(scope, c.get("W"))}),
              Argument.of(a.toArray(PtNDArray[]::new)),
              Argument.of(b.toArray(PtNDArray[]::new)));
      assertClose(c.get("mean_merged_weight"), merged[0]);
    }
  }

  private static PtNDArray matrix(PtNDManager scope, JsonNode rows) {
    double[] flat =
        StreamSupport.stream(rows.spliterator(), false)
            .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    return (PtNDArray) scope.create(flat, new Shape(rows.size(), rows.get(0).size()));
  }

  /** Compares a matrix with what the case says of it, if it says anything. */
  private static void assertClose(@Nullable JsonNode expected, PtNDArray found) {
    if (expected == null) {
      return;
    }
    double[] values = found.toDoubleArray();
    int columns = expected.get(0).size();
    assertEquals(expected.size() * columns, values.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(expected.get(i / columns).get(i % columns).asDouble(), values[i], BOUND);
    }
  }
}
