package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.engine.Program;
import io.sampo.model.noise.NoiseKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same call gives the same bits: the first and the fiftieth, on any thread, with a graph and
 * without. The interpreter's profiling optimizer would break this.
 */
class DeterminismTest {
  private static final int CALLS = 50;
  private static final Rows ROWS =
      Rows.scoring(
          List.of(new int[] {3, 17, 5, 9}, new int[] {8, 1}),
          List.of(
              List.of(new int[] {1, 2, 3}, new int[] {9, 9, 12}), List.of(new int[] {39, 0, 7})));

  @TestFactory
  Stream<DynamicTest> scoringGivesTheSameBits() {
    return eachFamily(model -> model.tokenLogProbs(ROWS));
  }

  @TestFactory
  Stream<DynamicTest> aDifferentiablePassGivesTheBitsOfScoring() {
    return eachFamily(model -> {
      float[] scored = model.tokenLogProbs(ROWS);
      try (Pass pass = model.tokenPass(ROWS)) {
        assertArrayEquals(scored, pass.outputs());
      }
      return scored;
    });
  }

  @TestFactory
  Stream<DynamicTest> gradientsHaveTheSameBits() {
    return eachFamily(DeterminismTest::gradients);
  }

  @TestFactory
  Stream<DynamicTest> generationHasTheSameBits() {
    return eachFamily(DeterminismTest::generation);
  }

  private static float[] gradients(LanguageModel model) {
    float[] cotangents = new float[ROWS.at().length];
    for (int i = 0; i < cotangents.length; i++) {
      cotangents[i] = 0.3f - 0.1f * i;
    }
    try (Pass pass = model.tokenPass(ROWS);
        PtNDManager scope = Program.newManager(model.compute().device())) {
      PtNDArray[] gradients = pass.gradients(scope, cotangents);
      return concatenated(Stream.of(gradients).map(PtNDArray::toFloatArray).toList());
    }
  }

  private static float[] generation(LanguageModel model) {
    NoiseKey noise = new NoiseKey(5, 1, 12);
    Generation made =
        model.generate(
            new GenerationRequest(
                List.of(new int[] {3, 17, 5, 9}, new int[] {8, 1}),
                2,
                12,
                Sampling.plain(),
                noise::uniform,
                Set.of(0)));
    return concatenated(List.of(made.logProbs()));
  }

  private static float[] concatenated(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static Stream<DynamicTest> eachFamily(Function<LanguageModel, float[]> call) {
    return TinyModels.families().stream()
        .map(family -> dynamicTest("model", () -> assertSameBits(family, call)));
  }

  /** Two threads with a model each at the same time, then the first one's model on the second. */
  private static void assertSameBits(
      Supplier<LanguageModel> family, Function<LanguageModel, float[]> call) throws Exception {
    try (LanguageModel one = trainable(family);
        LanguageModel other = trainable(family);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      float[] first = call.apply(one);
      Future<?> here = threads.submit(() -> repeat(first, one, call));
      Future<?> there = threads.submit(() -> repeat(first, other, call));
      here.get();
      there.get();
      repeat(first, other, call);
      repeat(first, one, call);
    }
  }

  private static LanguageModel trainable(Supplier<LanguageModel> family) {
    LanguageModel model = family.get();
    model.parameters().requireGradients();
    return model;
  }

  private static void repeat(
      float[] first, LanguageModel model, Function<LanguageModel, float[]> call) {
    for (int i = 0; i < CALLS; i++) {
      assertArrayEquals(first, call.apply(model));
    }
  }
}
