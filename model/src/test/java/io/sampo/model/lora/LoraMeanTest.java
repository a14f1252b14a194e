package io.sampo.model.lora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.config.LoraForm;
import io.sampo.config.Trainable.Lora;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Five different adapters, merged in float32: what they add to every dense weight is the mean of
 * what each adds.
 */
final class LoraMeanTest {
  private static final int ADAPTERS = 5;
  private static final int RANK = 4;
  private static final double SCALE = 2;
  private static final double BOUND = 1e-6;

  @TestFactory
  Stream<DynamicTest> theMergedDeltaIsTheMeanOfTheProducts() {
    return EachModel.of(base -> {
      try (LoraBase lora = lora(base);
          LanguageModel mean = lora.mean(lora.adapters(Grown.different()))) {
        Map<String, double[]> products = products(lora, mean.parameters());
        Map<String, double[]> deltas = deltas(base, mean);
        deltas.forEach((name, delta) ->
            assertClose(products.getOrDefault(name, new double[delta.length]), delta, name));
        assertTrue(deltas.keySet().containsAll(products.keySet()));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> theMergedDeltaIsTheMeanOfFiveSingleMerges() {
    return EachModel.of(base -> {
      try (LoraBase lora = lora(base);
          LanguageModel mean = lora.mean(lora.adapters(Grown.different()))) {
        Map<String, double[]> singles = meanOfSingles(base, lora, mean.parameters());
        deltas(base, mean).forEach((name, delta) -> assertClose(of(singles, name), delta, name));
      }
    });
  }

  /** As a guard of the two above: one adapter's part is not the mean's. */
  @TestFactory
  Stream<DynamicTest> theFiveDiffer() {
    return EachModel.of(base -> {
      try (LoraBase lora = lora(base);
          LanguageModel mean = lora.mean(lora.adapters(Grown.different()))) {
        Map<String, double[]> first = deltas(base, lora.member(mean.parameters(), 0));
        Map<String, double[]> all = deltas(base, mean);
        for (LoraModule module : lora.modules()) {
          String weight = module.path() + ".weight";
          assertTrue(farthest(of(first, weight), of(all, weight)) > 1e-3, weight);
        }
      }
    });
  }

  private static LoraBase lora(LanguageModel base) {
    List<String> targets = List.of(Lora.ALL_LINEAR);
    return new LoraBase(base, new Lora(targets, RANK, SCALE * RANK, 0, ADAPTERS, LoraForm.MERGED));
  }

  private static Map<String, double[]> meanOfSingles(
      LanguageModel base, LoraBase lora, Parameters adapters) {
    Map<String, double[]> mean = new TreeMap<>();
    for (int adapter = 0; adapter < ADAPTERS; adapter++) {
      deltas(base, lora.member(adapters, adapter))
          .forEach((name, delta) ->
              mean.merge(
                  name,
                  Arrays.stream(delta).map(value -> value / ADAPTERS).toArray(),
                  LoraMeanTest::sum));
    }
    return mean;
  }

  private static double[] sum(double[] one, double[] two) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] + two[i]).toArray();
  }

  /** What the merged model's weights are more than the base's, by name. */
  private static Map<String, double[]> deltas(LanguageModel base, LanguageModel adapted) {
    try (LanguageModel merged = adapted.merged()) {
      Map<String, double[]> deltas = new TreeMap<>();
      merged.parameters().specs().stream()
          .map(spec -> spec.name())
          .forEach(name ->
              deltas.put(
                  name,
                  difference(
                      merged.parameters().tensor(name).toFloatArray(),
                      base.parameters().tensor(name).toFloatArray())));
      return deltas;
    }
  }

  private static double[] difference(float[] one, float[] two) {
    return IntStream.range(0, one.length).mapToDouble(i -> (double) one[i] - two[i]).toArray();
  }

  // ---- s · B A, worked out by hand in float64

  private static Map<String, double[]> products(LoraBase lora, Parameters adapters) {
    Map<String, double[]> products = new TreeMap<>();
    lora.modules()
        .forEach(module -> products.put(module.path() + ".weight", mean(module, adapters)));
    return products;
  }

  /** As the module's weight is stored. */
  private static double[] mean(LoraModule module, Parameters adapters) {
    int in = (int) module.in();
    int out = (int) module.out();
    double[] mean = new double[in * out];
    for (int adapter = 0; adapter < ADAPTERS; adapter++) {
      float[] a = adapters.tensor(module.name(adapter, 'A')).toFloatArray();
      float[] b = adapters.tensor(module.name(adapter, 'B')).toFloatArray();
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          mean[module.turned() ? i * out + o : o * in + i] +=
              SCALE * entry(a, b, in, i, o) / ADAPTERS;
        }
      }
    }
    return mean;
  }

  /** Σ B[o, r] A[r, i]. */
  private static double entry(float[] a, float[] b, int in, int i, int o) {
    return IntStream.range(0, RANK)
        .mapToDouble(r -> (double) b[o * RANK + r] * a[r * in + i])
        .sum();
  }

  private static double[] of(Map<String, double[]> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static void assertClose(double[] expected, double[] found, String name) {
    assertEquals(0, farthest(expected, found), BOUND, name);
  }

  private static double farthest(double[] one, double[] two) {
    assertEquals(one.length, two.length);
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - two[i]))
        .max()
        .orElseThrow();
  }
}
