package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A trained model, stories260K, says what it said in float64 and tells the story it is known for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainedModelTest {
  private LanguageModel model;
  private JsonNode expected;
  private int[] prompt;

  @BeforeAll
  void open() {
    Path folder = Fixtures.data().resolve("stories260K");
    expected = Fixtures.json(folder.resolve("expected.json"));
    prompt = Fixtures.ints(expected.get("prompt_ids"));
    model = LanguageModel.open(folder, Compute.cpu());
  }

  @AfterAll
  void close() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void logProbsOfThePromptEqualThoseInFloat64() {
    int[] first = {prompt[0]};
    int[] rest = Arrays.copyOfRange(prompt, 1, prompt.length);
    float[] logProbs = model.tokenLogProbs(Rows.scoringEach(List.of(first), List.of(rest)));
    assertClose(expected.get("token_logprobs"), logProbs);
  }

  @Test
  void logitsAfterThePromptEqualThoseInFloat64() {
    Rows rows = Rows.ending(List.of(prompt), List.of(List.of(new int[0])));
    assertClose(expected.get("last_logits"), model.logits(rows));
  }

  @Test
  void theGreedyContinuationIsThePublishedStory() {
    int[] story = Fixtures.ints(expected.get("greedy_ids"));
    int[] told = Arrays.copyOfRange(story, prompt.length, story.length);
    GenerationRequest request =
        new GenerationRequest(
            List.of(prompt), 1, told.length, Sampling.greedily(), (row, token) -> 0, Set.of());
    assertArrayEquals(told, model.generate(request).tokens()[0]);
  }

  private static void assertClose(JsonNode wanted, float[] found) {
    assertEquals(wanted.size(), found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(wanted.get(i).asDouble(), found[i], 1e-4, "entry " + i);
    }
  }
}
