package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Logits, log-probs and greedy continuations equal the reference implementation's, padded either
 * way.
 */
class FamilyParityTest {

  @TestFactory
  Stream<DynamicTest> gemmaEqualsTheReference() {
    return Fixtures.models("gemma").stream().flatMap(FamilyParityTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> gpt2EqualsTheReference() {
    return Fixtures.models("gpt2").stream().flatMap(FamilyParityTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> gptNeoxEqualsTheReference() {
    return Fixtures.models("gpt_neox").stream().flatMap(FamilyParityTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> llamaEqualsTheReference() {
    return Fixtures.models("llama").stream().flatMap(FamilyParityTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> qwen2EqualsTheReference() {
    return Fixtures.models("qwen2").stream().flatMap(FamilyParityTest::tests);
  }

  private static Stream<DynamicTest> tests(Path folder) {
    String name = folder.getFileName().toString();
    JsonNode expected = Fixtures.json(folder.resolve("expected.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> c : expected.get("cases").properties()) {
      tests.add(dynamicTest(name + " forward " + c.getKey(), () -> forward(folder, c.getValue())));
    }
    for (Map.Entry<String, JsonNode> c : expected.get("generate").properties()) {
      tests.add(dynamicTest(name + " " + c.getKey(), () -> generate(folder, c.getValue())));
    }
    return tests.stream();
  }

  private static void forward(Path folder, JsonNode expected) {
    boolean halves = !"float32".equals(storedType(folder));
    try (LanguageModel model = LanguageModel.open(folder, Compute.cpu())) {
      checkLogits(model, expected, halves ? 3e-2 : 1e-4);
      checkLogProbs(model, expected, halves ? 3e-2 : 1e-3);
    }
  }

  private static String storedType(Path folder) {
    JsonNode config = Fixtures.json(folder.resolve("config.json"));
    return config.path("torch_dtype").asText(config.path("dtype").asText());
  }

  private static void checkLogits(LanguageModel model, JsonNode expected, double tolerance) {
    Rows rows = masked(expected.get("input_ids"), expected.get("attention_mask"));
    float[] logits = model.logits(rows);
    int vocabulary = model.config().vocabularySize();
    for (int i = 0; i < rows.at().length; i++) {
      int row = (int) rows.at()[i] / rows.width();
      JsonNode wanted = expected.get("logits").get(row).get((int) rows.at()[i] % rows.width());
      for (int v = 0; v < vocabulary; v++) {
        assertEquals(wanted.get(v).asDouble(), logits[i * vocabulary + v], tolerance);
      }
    }
  }

  /** Rows as the fixture pads them, every real position wanted. */
  private static Rows masked(JsonNode ids, JsonNode mask) {
    int width = ids.get(0).size();
    long[] tokens = new long[ids.size() * width];
    long[] positions = new long[tokens.length];
    long[] segments = new long[tokens.length];
    List<Long> at = new ArrayList<>();
    for (int row = 0; row < ids.size(); row++) {
      long position = 0;
      for (int i = 0; i < width; i++) {
        int flat = row * width + i;
        boolean real = mask.get(row).get(i).asInt() == 1;
        tokens[flat] = ids.get(row).get(i).asLong();
        segments[flat] = real ? 0 : -1;
        positions[flat] = real ? position++ : 0;
        if (real) {
          at.add((long) flat);
        }
      }
    }
    long[] wanted = at.stream().mapToLong(Long::longValue).toArray();
    return new Rows(width, tokens, positions, segments, wanted, new long[0], new int[0]);
  }

  private static void checkLogProbs(LanguageModel model, JsonNode expected, double tolerance) {
    List<int[]> prompts = new ArrayList<>();
    List<int[]> completions = new ArrayList<>();
    for (int row = 0; row < expected.get("input_ids").size(); row++) {
      int[] ids = Fixtures.ints(expected.get("input_ids").get(row));
      int[] mask = Fixtures.ints(expected.get("attention_mask").get(row));
      int[] completion = Fixtures.ints(expected.get("completion_mask").get(row));
      prompts.add(where(ids, i -> mask[i] == 1 && completion[i] == 0));
      completions.add(where(ids, i -> completion[i] == 1));
    }
    Rows rows = Rows.scoringEach(prompts, completions);
    float[][] logProbs = rows.split(model.tokenLogProbs(rows));
    for (int row = 0; row < logProbs.length; row++) {
      List<Double> wanted = new ArrayList<>();
      for (JsonNode value : expected.get("completion_token_logprobs").get(row)) {
        if (!value.isNull()) {
          wanted.add(value.asDouble());
        }
      }
      for (int i = 0; i < wanted.size(); i++) {
        assertEquals(wanted.get(i), logProbs[row][i], tolerance);
      }
    }
  }

  private static void generate(Path folder, JsonNode expected) {
    JsonNode end = expected.get("eos_token_id");
    Set<Integer> ends = end.isNull() ? Set.of() : Set.of(end.asInt());
    try (LanguageModel model = LanguageModel.open(folder, Compute.cpu())) {
      List<int[]> prompts = new ArrayList<>();
      for (int row = 0; row < expected.get("prompt_ids").size(); row++) {
        int[] mask = Fixtures.ints(expected.get("attention_mask").get(row));
        prompts.add(where(Fixtures.ints(expected.get("prompt_ids").get(row)), i -> mask[i] == 1));
      }
      int most = expected.get("max_new_tokens").asInt();
      checkTokens(
          expected,
          model.generate(
              new GenerationRequest(
                  prompts, 1, most, Sampling.greedily(), (row, token) -> 0, ends)));
    }
  }

  private static void checkTokens(JsonNode expected, Generation made) {
    for (int row = 0; row < made.tokens().length; row++) {
      int length = made.tokens()[row].length;
      int[] wanted = Fixtures.ints(expected.get("new_tokens").get(row));
      assertArrayEquals(Arrays.copyOf(wanted, length), made.tokens()[row]);
      JsonNode mask = expected.get("new_token_mask");
      if (mask != null) {
        assertEquals(Arrays.stream(Fixtures.ints(mask.get(row))).sum(), length);
      }
      JsonNode logProbs = expected.get("new_token_logprobs");
      for (int i = 0; logProbs != null && i < length; i++) {
        assertEquals(logProbs.get(row).get(i).asDouble(), made.logProbs()[row][i], 1e-3);
      }
    }
  }

  private static int[] where(int[] ids, java.util.function.IntPredicate keep) {
    return java.util.stream.IntStream.range(0, ids.length).filter(keep).map(i -> ids[i]).toArray();
  }
}
