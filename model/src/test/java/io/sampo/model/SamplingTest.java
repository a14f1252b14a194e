package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Drawn tokens follow the distribution that the settings describe, worked out here from logits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplingTest {
  private static final int[] PROMPT = {3, 17, 5};
  private static final int DRAWS = 20_000;
  private static final int COPIES = 1_000;

  private LanguageModel model;
  private float[] logits;

  @BeforeAll
  void open() {
    model = TinyModels.llama();
    logits = model.logits(Rows.ending(List.of(PROMPT), List.of(List.of(new int[0]))));
  }

  @AfterAll
  void close() {
    model.close();
  }

  @Test
  void plainDrawsFollowTheModel() {
    assertFollows(Sampling.plain());
  }

  @Test
  void temperatureDividesTheLogits() {
    assertFollows(new Sampling(false, 0.6, 0, 1));
    assertFollows(new Sampling(false, 1.7, 0, 1));
  }

  @Test
  void topKKeepsTheLikeliestTokens() {
    assertFollows(new Sampling(false, 1, 5, 1));
    assertEquals(5, support(new Sampling(false, 1, 5, 1)));
  }

  @Test
  void topPKeepsTheSmallestSetThatReachesIt() {
    assertFollows(new Sampling(false, 1, 0, 0.7));
    assertEquals(1, support(new Sampling(false, 1, 0, 1e-9)));
  }

  @Test
  void temperatureThenTopKThenTopPApply() {
    assertFollows(new Sampling(false, 1.3, 12, 0.8));
  }

  @Test
  void aTopKBeyondTheVocabularyKeepsAll() {
    assertFollows(new Sampling(false, 1, 1_000, 1));
  }

  @Test
  void theLargestUniformNumberStillDrawsATokenOfTheSupport() {
    for (Sampling sampling : List.of(Sampling.plain(), new Sampling(false, 1, 3, 1))) {
      double[] p = distribution(sampling);
      int drawn = draw(sampling, Math.nextDown(1.0));
      assertTrue(p[drawn] > 0);
      assertTrue(IntStream.range(drawn + 1, p.length).allMatch(token -> p[token] < 1e-6));
      int first = IntStream.range(0, p.length).filter(token -> p[token] > 0).findFirst().orElse(-1);
      assertEquals(first, draw(sampling, 0));
    }
  }

  @Test
  void settingsOutsideTheirRangesAreRefused() {
    for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(ModelException.class, () -> new Sampling(false, temperature, 0, 1));
    }
    for (double topP : new double[] {0, 1.01, Double.NaN}) {
      assertThrows(ModelException.class, () -> new Sampling(false, 1, 0, topP));
    }
    var refused = assertThrows(ModelException.class, () -> new Sampling(false, 1, -1, 1));
    assertEquals(
        "sampling: temperature 1.0, top-k -1, top-p 1.0"
            + " (expected: above 0, 0 or more, in (0, 1])",
        refused.getMessage());
  }

  private int draw(Sampling sampling, double uniform) {
    return model.generate(
            new GenerationRequest(
                List.of(PROMPT), 1, 1, sampling, (row, token) -> uniform, Set.of()))
        .tokens()[0][0];
  }

  /**
   * Chi-square over the tokens expected at least five times; the bound is seven deviations above
   * its mean. The log-probs handed out are those of the two distributions.
   */
  private void assertFollows(Sampling sampling) {
    double[] p = distribution(sampling);
    double[] plain = distribution(Sampling.plain());
    int[] counts = new int[p.length];
    for (int order = 0; order < DRAWS / COPIES; order++) {
      Generation made = model.generate(request(sampling, order));
      for (int row = 0; row < COPIES; row++) {
        int token = made.tokens()[row][0];
        counts[token]++;
        assertEquals(Math.log(p[token]), made.sampledLogProbs()[row][0], 1e-4);
        assertEquals(Math.log(plain[token]), made.logProbs()[row][0], 1e-4);
      }
    }
    assertFits(p, counts);
  }

  private static void assertFits(double[] p, int[] counts) {
    double chiSquare = 0;
    int cells = 0;
    for (int token = 0; token < p.length; token++) {
      double expected = p[token] * DRAWS;
      assertTrue(expected > 0 || counts[token] == 0, "token " + token + " is not in the support");
      if (expected >= 5) {
        chiSquare += (counts[token] - expected) * (counts[token] - expected) / expected;
        cells++;
      }
    }
    assertTrue(chiSquare < cells + 7 * Math.sqrt(2.0 * cells), chiSquare + " over " + cells);
  }

  private static GenerationRequest request(Sampling sampling, int order) {
    NoiseKey noise = new NoiseKey(3, 9, order);
    return new GenerationRequest(List.of(PROMPT), COPIES, 1, sampling, noise::uniform, Set.of());
  }

  private long support(Sampling sampling) {
    return Arrays.stream(distribution(sampling)).filter(p -> p > 0).count();
  }

  private double[] distribution(Sampling sampling) {
    double[] weights = new double[logits.length];
    for (int token = 0; token < weights.length; token++) {
      weights[token] = Math.exp(logits[token] / sampling.temperature());
    }
    int[] order = byWeight(weights);
    for (int rank = sampling.topK(); sampling.topK() > 0 && rank < order.length; rank++) {
      weights[order[rank]] = 0;
    }
    double total = Arrays.stream(weights).sum();
    double before = 0;
    for (int token : order) {
      double share = weights[token] / total;
      weights[token] = before < sampling.topP() ? weights[token] : 0;
      before += share;
    }
    double kept = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / kept).toArray();
  }

  private static int[] byWeight(double[] weights) {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer token) -> -weights[token]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
