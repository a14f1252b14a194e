package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.engine.Program;
import io.sampo.model.noise.NoiseKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A pass at a temperature is the plain pass with more numbers beside it. */
final class TemperedPassTest {
  private static final double TEMPERATURE = 0.6;
  private static final Rows ROWS =
      Rows.scoring(
          List.of(new int[] {5, 6, 7}, new int[] {8}),
          List.of(List.of(new int[] {9, 10, 0}, new int[] {11, 0}), List.of(new int[] {12, 13})));

  @TestFactory
  Stream<DynamicTest> plainLogProbsAndGradientsKeepTheirBits() {
    return each(TemperedPassTest::checkPlain);
  }

  @TestFactory
  Stream<DynamicTest> temperedLogProbsAreThoseOfTheDividedLogits() {
    return each(TemperedPassTest::checkTempered);
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<LanguageModel> check) {
    return TinyModels.families().stream()
        .map(family -> {
          LanguageModel model = family.get();
          return dynamicTest(
              model.config().family().toString(),
              () -> {
                try (model) {
                  check.accept(model);
                }
              });
        });
  }

  private static void checkPlain(LanguageModel model) {
    model.parameters().requireGradients();
    try (Pass plain = model.tokenPass(ROWS);
        Pass tempered = model.tokenPass(ROWS, TEMPERATURE, new NoiseKey(0, 0, 0))) {
      assertArrayEquals(plain.outputs(), tempered.tempered().plain());
      assertArrayEquals(gradients(model, plain), gradients(model, tempered));
    }
    assertArrayEquals(model.tokenLogProbs(ROWS), model.tokenLogProbs(ROWS, TEMPERATURE).plain());
  }

  private static float[] gradients(LanguageModel model, Pass pass) {
    float[] cotangents = {0.5f, -0.4f, 0.3f, 0.2f, -0.1f, 1, -2};
    try (PtNDManager scope = Program.newManager(model.compute().device())) {
      List<float[]> all =
          Stream.of(pass.gradients(scope, cotangents)).map(PtNDArray::toFloatArray).toList();
      float[] flat = new float[all.stream().mapToInt(g -> g.length).sum()];
      int at = 0;
      for (float[] gradient : all) {
        System.arraycopy(gradient, 0, flat, at, gradient.length);
        at += gradient.length;
      }
      return flat;
    }
  }

  private static void checkTempered(LanguageModel model) {
    float[] logits = model.logits(ROWS);
    float[] found = model.tokenLogProbs(ROWS, TEMPERATURE).tempered();
    assertEquals(ROWS.at().length, found.length);
    int v = TinyModels.VOCABULARY;
    for (int at = 0; at < found.length; at++) {
      int from = at * v;
      double sum =
          IntStream.range(0, v).mapToDouble(i -> Math.exp(logits[from + i] / TEMPERATURE)).sum();
      double expected = logits[from + (int) ROWS.targets()[at]] / TEMPERATURE - Math.log(sum);
      assertEquals(expected, found[at], 1e-5);
    }
  }
}
