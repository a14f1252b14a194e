package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row that holds a prompt and several responses says of each what a row of its own says. */
class RowsTest {
  private static final List<int[]> PROMPTS =
      List.of(new int[] {3, 17, 5, 9, 30}, new int[] {8}, new int[] {21, 4, 4});
  private static final List<List<int[]>> RESPONSES =
      List.of(
          List.of(new int[] {1, 2, 3}, new int[] {9, 9, 9, 9, 9, 12}, new int[] {7}),
          List.of(new int[] {39, 0}, new int[0]),
          List.of(new int[] {5, 6, 5, 6}));

  @Test
  void packedResponsesHaveTheLogProbsOfSeparateRows() {
    for (var family : TinyModels.families()) {
      try (LanguageModel model = family.get()) {
        assertPackedEqualsSeparate(Rows::scoring, model::tokenLogProbs);
      }
    }
  }

  @Test
  void packedResponsesHaveTheScoresOfSeparateRows() {
    try (LanguageModel model = TinyModels.scalar()) {
      assertPackedEqualsSeparate(Rows::ending, model::scores);
    }
  }

  @Test
  void separateRowsPaddedTogetherEqualEachRowAlone() {
    List<int[]> responses = RESPONSES.stream().map(List::getFirst).toList();
    try (LanguageModel model = TinyModels.llama()) {
      Rows together = Rows.scoringEach(PROMPTS, responses);
      float[][] found = together.split(model.tokenLogProbs(together));
      for (int row = 0; row < found.length; row++) {
        Rows alone = Rows.scoringEach(List.of(PROMPTS.get(row)), List.of(responses.get(row)));
        assertArrayEquals(model.tokenLogProbs(alone), found[row], 1e-5f);
      }
    }
  }

  @Test
  void gradientsOfPackedResponsesEqualThoseOfSeparateRows() {
    try (LanguageModel model = TinyModels.gptNeox()) {
      model.parameters().requireGradients();
      List<int[]> prompts = IntStream.range(0, 3).mapToObj(i -> PROMPTS.get(0)).toList();
      Rows packed = Rows.scoring(PROMPTS.subList(0, 1), RESPONSES.subList(0, 1));
      Rows separate = Rows.scoringEach(prompts, RESPONSES.get(0));
      double[] norms = norms(model, separate);
      double[] found = norms(model, packed);
      for (int i = 0; i < norms.length; i++) {
        assertEquals(norms[i], found[i], 1e-4 * Math.max(1, norms[i]));
      }
    }
  }

  private static double[] norms(LanguageModel model, Rows rows) {
    float[] cotangents = new float[rows.at().length];
    for (int i = 0; i < cotangents.length; i++) {
      cotangents[i] = 1f / (i + 1);
    }
    try (Pass pass = model.tokenPass(rows);
        var scope = io.sampo.model.engine.Program.newManager(model.compute().device())) {
      return model.math().norms(pass.gradients(scope, cotangents));
    }
  }

  @Test
  void anEmptyResponseHasNoLogProbs() {
    Rows rows = Rows.scoring(List.of(new int[] {1, 2}), List.of(List.of(new int[0])));
    try (LanguageModel model = TinyModels.llama()) {
      assertEquals(0, model.tokenLogProbs(rows).length);
    }
  }

  @Test
  void anEmptyPromptIsRefused() {
    List<int[]> prompts = List.of(new int[] {1}, new int[0]);
    List<List<int[]>> responses = List.of(List.of(new int[] {1}), List.of(new int[] {1}));
    var refused = assertThrows(ModelException.class, () -> Rows.scoring(prompts, responses));
    assertEquals("prompt 1: empty (expected: at least one token)", refused.getMessage());
  }

  @Test
  void tokensBeyondTheVocabularyAndPositionsBeyondTheContextAreRefused() {
    try (LanguageModel model = TinyModels.gptNeox()) {
      Rows token = Rows.scoringEach(List.of(new int[] {1}), List.of(new int[] {40}));
      var refused = assertThrows(ModelException.class, () -> model.tokenLogProbs(token));
      assertEquals("token id: 40 (expected: 0..39)", refused.getMessage());
      Rows length = Rows.scoringEach(List.of(new int[60]), List.of(new int[6]));
      refused = assertThrows(ModelException.class, () -> model.tokenPass(length));
      assertEquals("position: 64 (expected: 0..63)", refused.getMessage());
    }
  }

  private interface Reading {
    float[] of(Rows rows);
  }

  private static void assertPackedEqualsSeparate(
      BiFunction<List<int[]>, List<List<int[]>>, Rows> layout, Reading reading) {
    Rows packed = layout.apply(PROMPTS, RESPONSES);
    float[][] found = packed.split(reading.of(packed));
    int sequence = 0;
    for (int prompt = 0; prompt < PROMPTS.size(); prompt++) {
      for (int[] response : RESPONSES.get(prompt)) {
        Rows alone = layout.apply(List.of(PROMPTS.get(prompt)), List.of(List.of(response)));
        assertArrayEquals(reading.of(alone), found[sequence++], 1e-5f);
      }
    }
    assertEquals(found.length, sequence);
  }
}
