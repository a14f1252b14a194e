package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {
  private static final String[] PROMPTS = {
    "{\"prompt_ids\": [5, 6, 7], \"id\": 1}", "{\"prompt_ids\": [9]}", "{\"prompt_ids\": [4, 4]}"
  };

  @TempDir private Path folder = Path.of("");

  @Test
  void theBatchSizeDoesNotChangeWhatIsSampled() throws IOException {
    List<JsonNode> alone = generated("--seed", 7, "--batch", 1);
    List<JsonNode> together = generated("--seed", 7, "--batch", 3);
    for (int i = 0; i < PROMPTS.length; i++) {
      assertEquals(alone.get(i).get("completion_ids"), together.get(i).get("completion_ids"));
    }
    assertEquals(1, together.getFirst().get("id").intValue());
  }

  @Test
  void theSeedChangesWhatIsSampled() throws IOException {
    assertNotEquals(ids(generated("--seed", 7)), ids(generated("--seed", 8)));
    assertEquals(ids(generated("--seed", 7)), ids(generated("--seed", 7)));
  }

  @Test
  void finishTellsAnEndFromTheLimit() throws IOException {
    for (JsonNode line : generated("--seed", 7)) {
      int[] ids = Lines.ints(line.get("completion_ids"));
      assertEquals(ids.length, line.get("logprobs").size());
      boolean ended = ids[ids.length - 1] == 1;
      assertEquals(ended ? "eos" : "length", line.get("finish").textValue());
      assertTrue(ended || ids.length == 12);
    }
  }

  @Test
  void oneTokenToChooseFromIsTheGreedyChoice() throws IOException {
    assertEquals(ids(generated("--greedy")), ids(generated("--top-k", 1)));
  }

  @Test
  void theCompletionIsTextWhereThereIsATokenizer() throws IOException {
    assertFalse(generated("--greedy").getFirst().has("completion"));
    Path model = SmallModels.withTokenizer(folder.resolve("t"), 4);
    Path in = Lines.write(folder.resolve("in.jsonl"), "{\"prompt\": \"anna broke the lamp .\"}");
    Path out = folder.resolve("out.jsonl");
    Invocation.succeeds(
        "generate", "--model", model, "--in", in, "--out", out, "--max-new-tokens", 5);
    assertTrue(Lines.read(out).getFirst().get("completion").isTextual());
  }

  @Test
  void greedyWithATemperatureIsAUsageError() {
    String err =
        Invocation.fails(
            2,
            "generate",
            "--model",
            "m",
            "--in",
            "i",
            "--out",
            "o",
            "--max-new-tokens",
            5,
            "--greedy",
            "--temperature",
            2);
    assertTrue(err.contains("--greedy with --temperature 2.0 (expected: one or the other)"), err);
  }

  @Test
  void numbersOutOfRangeAreUsageErrors() {
    assertTrue(
        refused("--temperature", -1).contains("temperature -1.0"), refused("--temperature", -1));
    assertTrue(refused("--batch", 0).contains("0 (expected: a positive whole number)"));
    assertTrue(refused("--top-p", 2).contains("top-p 2.0"));
  }

  private static String refused(Object... options) {
    return Invocation.fails(
        2,
        with(
            options, "generate", "--model", "m", "--in", "i", "--out", "o", "--max-new-tokens", 5));
  }

  private List<JsonNode> generated(Object... options) throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 4);
    Path in = Lines.write(folder.resolve("in.jsonl"), PROMPTS);
    Path out = folder.resolve("out.jsonl");
    Invocation.succeeds(
        with(
            options,
            "generate",
            "--model",
            model,
            "--in",
            in,
            "--out",
            out,
            "--max-new-tokens",
            12));
    return Lines.read(out);
  }

  private static Object[] with(Object[] more, Object... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray();
  }

  private static List<JsonNode> ids(List<JsonNode> lines) {
    return lines.stream().map(line -> line.get("completion_ids")).toList();
  }
}
