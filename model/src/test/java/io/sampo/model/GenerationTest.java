package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.sampo.model.noise.NoiseKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a response is does not depend on what else is generated beside it. */
class GenerationTest {
  private static final List<int[]> PROMPTS =
      List.of(
          new int[] {3, 17, 5, 9, 30, 2, 2},
          new int[] {8},
          new int[] {21, 4, 4},
          new int[] {11, 39});
  private static final int TOKENS = 20;
  private static final NoiseKey NOISE = new NoiseKey(5, 1, 12);
  private static final Sampling NARROW = new Sampling(false, 0.8, 12, 0.9);

  @TestFactory
  Stream<DynamicTest> unequalPromptsContinueAsEachDoesAlone() {
    return eachModel(model -> {
      for (Sampling sampling : List.of(Sampling.greedily(), Sampling.plain(), NARROW)) {
        Generation together = model.generate(request(sampling, 0, 1, 2, 3));
        for (int row = 0; row < PROMPTS.size(); row++) {
          assertSameRow(model.generate(request(sampling, row)), 0, together, row);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> noiseBelongsToARowWhateverTheBatchHolds() {
    return eachModel(model -> {
      Generation together = model.generate(request(Sampling.plain(), 0, 1, 2, 3));
      Generation turned = model.generate(request(Sampling.plain(), 3, 0, 2));
      assertSameRow(turned, 0, together, 3);
      assertSameRow(turned, 1, together, 0);
      assertSameRow(turned, 2, together, 2);
    });
  }

  @TestFactory
  Stream<DynamicTest> copiesOfAPromptEqualThePromptRepeated() {
    return eachModel(model -> {
      Generation copies = model.generate(sampled(PROMPTS, 3, Set.of()));
      List<int[]> repeated = PROMPTS.stream().flatMap(p -> Stream.of(p, p, p)).toList();
      Generation rows = model.generate(sampled(repeated, 1, Set.of()));
      for (int row = 0; row < repeated.size(); row++) {
        assertSameRow(rows, row, copies, row);
      }
      assertFalse(Arrays.equals(copies.tokens()[0], copies.tokens()[1]));
    });
  }

  @TestFactory
  Stream<DynamicTest> aResponseEndsWithItsFirstEndToken() {
    return eachModel(model -> {
      Generation endless = model.generate(sampled(PROMPTS, 4, Set.of()));
      Set<Integer> ends = Set.of(endless.tokens()[0][6], endless.tokens()[5][3]);
      Generation ended = model.generate(sampled(PROMPTS, 4, ends));
      for (int row = 0; row < endless.tokens().length; row++) {
        int length = untilEnd(endless.tokens()[row], ends);
        assertArrayEquals(
            Arrays.copyOf(endless.tokens()[row], length), ended.tokens()[row], "row " + row);
        assertEquals(ends.contains(ended.tokens()[row][length - 1]), ended.finished()[row]);
        assertEquals(length, ended.logProbs()[row].length);
        assertEquals(length, ended.sampledLogProbs()[row].length);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> logProbsSeenWhileDecodingAreThoseOfScoring() {
    return eachModel(model -> {
      for (Sampling sampling : List.of(Sampling.greedily(), Sampling.plain(), NARROW)) {
        Generation made = model.generate(request(sampling, 0, 1, 2, 3));
        Rows rows = Rows.scoringEach(PROMPTS, List.of(made.tokens()));
        float[][] scored = rows.split(model.tokenLogProbs(rows));
        for (int row = 0; row < scored.length; row++) {
          assertArrayEquals(scored[row], made.logProbs()[row], 1e-4f);
        }
      }
    });
  }

  @Test
  void generationEndsWhenAllRowsHaveEnded() {
    try (LanguageModel model = TinyModels.llama()) {
      Set<Integer> all = Set.copyOf(IntStream.range(0, TinyModels.VOCABULARY).boxed().toList());
      Generation made = model.generate(sampled(PROMPTS, 1, all));
      for (int row = 0; row < PROMPTS.size(); row++) {
        assertEquals(1, made.tokens()[row].length);
        assertTrue(made.finished()[row]);
      }
    }
  }

  @Test
  void aGenerationThatFillsTheContextIsMadeAndALongerOneIsRefused() {
    try (LanguageModel model = TinyModels.gptNeox()) {
      int most = TinyModels.CONTEXT - 7 + 1;
      assertEquals(most, model.generate(greedy(most)).tokens()[0].length);
      var refused = assertThrows(ModelException.class, () -> model.generate(greedy(most + 1)));
      assertEquals(
          "generation: 7 prompt tokens and 59 new ones"
              + " (expected: at most 64 positions, the context)",
          refused.getMessage());
    }
  }

  @Test
  void aRequestForNothingIsRefused() {
    var refused = assertThrows(ModelException.class, () -> greedy(0));
    assertEquals(
        "generation: 4 prompts, 1 copies, 0 new tokens (expected: at least one of each)",
        refused.getMessage());
  }

  private static Stream<DynamicTest> eachModel(Consumer<LanguageModel> check) {
    return TinyModels.families().stream()
        .map(family ->
            dynamicTest(
                "model",
                () -> {
                  try (LanguageModel model = family.get()) {
                    check.accept(model);
                  }
                }));
  }

  /** Some of the prompts, each with its own row's noise. */
  private static GenerationRequest request(Sampling sampling, int... rows) {
    List<int[]> prompts = new ArrayList<>();
    for (int row : rows) {
      prompts.add(PROMPTS.get(row));
    }
    return new GenerationRequest(
        prompts, 1, TOKENS, sampling, (row, token) -> NOISE.uniform(rows[row], token), Set.of());
  }

  private static GenerationRequest sampled(List<int[]> prompts, int copies, Set<Integer> ends) {
    return new GenerationRequest(prompts, copies, TOKENS, Sampling.plain(), NOISE::uniform, ends);
  }

  private static GenerationRequest greedy(int newTokens) {
    return new GenerationRequest(
        PROMPTS, 1, newTokens, Sampling.greedily(), (row, token) -> 0, Set.of());
  }

  private static int untilEnd(int[] tokens, Set<Integer> ends) {
    int length = 1;
    while (length < tokens.length && !ends.contains(tokens[length - 1])) {
      length++;
    }
    return length;
  }

  private static void assertSameRow(Generation wanted, int row, Generation found, int at) {
    assertArrayEquals(wanted.tokens()[row], found.tokens()[at], "tokens of row " + at);
    assertArrayEquals(wanted.logProbs()[row], found.logProbs()[at], 1e-4f);
    assertArrayEquals(wanted.sampledLogProbs()[row], found.sampledLogProbs()[at], 1e-4f);
  }
}
