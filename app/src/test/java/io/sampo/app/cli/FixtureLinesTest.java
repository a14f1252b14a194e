package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.checkpoint.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Score and generate say what the reference implementation says. */
final class FixtureLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemma-mqa",
        "gpt-neox-parallel",
        "gpt-neox-sequential",
        "gpt2",
        "gpt2-hub-noprefix",
        "llama-gqa",
        "llama-sharded",
        "qwen2-tied"
      })
  void scoreEqualsTheReferenceLogProbs(String name) throws IOException {
    Path model = model(name);
    for (JsonNode batch : expected(model).get("cases")) {
      List<String> lines = new ArrayList<>();
      for (int row = 0; row < batch.get("input_ids").size(); row++) {
        lines.add(scoringLine(batch, row).toString());
      }
      Path in = Lines.write(folder.resolve("in.jsonl"), lines.toArray(String[]::new));
      Path out = folder.resolve("out.jsonl");
      Invocation.succeeds("score", "--model", model, "--in", in, "--out", out);
      checkSums(Lines.read(out), batch.get("completion_sum_logprobs"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemma-mqa",
        "gpt-neox-parallel",
        "gpt-neox-sequential",
        "gpt2",
        "gpt2-hub-noprefix",
        "llama-gqa",
        "llama-sharded",
        "qwen2-tied"
      })
  void greedyGenerationEqualsTheReferenceUpToTheFoldersOwnEnd(String name) throws IOException {
    Path model = model(name);
    Set<Integer> ends = ModelFolder.config(model).endIds();
    JsonNode batch = expected(model).get("generate").get("greedy_left_padded");
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < batch.get("prompt_ids").size(); row++) {
      ObjectNode line = JSON.createObjectNode();
      line.set("prompt_ids", where(batch, "prompt_ids", "attention_mask", row, 1));
      lines.add(line.toString());
    }
    Path in = Lines.write(folder.resolve("in.jsonl"), lines.toArray(String[]::new));
    Path out = folder.resolve("out.jsonl");
    Object count = batch.get("max_new_tokens").intValue();
    Invocation.succeeds(
        "generate",
        "--model",
        model,
        "--in",
        in,
        "--out",
        out,
        "--max-new-tokens",
        count,
        "--greedy");
    List<JsonNode> made = Lines.read(out);
    for (int row = 0; row < made.size(); row++) {
      assertArrayEquals(
          upTo(ends, Lines.ints(batch.get("new_tokens").get(row))),
          Lines.ints(made.get(row).get("completion_ids")));
    }
  }

  private static void checkSums(List<JsonNode> lines, JsonNode sums) {
    assertEquals(sums.size(), lines.size());
    for (int row = 0; row < lines.size(); row++) {
      assertEquals(sums.get(row).doubleValue(), lines.get(row).get("logprob").doubleValue(), 1e-3);
    }
  }

  private static ObjectNode scoringLine(JsonNode batch, int row) {
    ObjectNode line = JSON.createObjectNode();
    ArrayNode prompt = line.putArray("prompt_ids");
    ArrayNode completion = line.putArray("completion_ids");
    for (int i = 0; i < batch.get("input_ids").get(row).size(); i++) {
      JsonNode id = batch.get("input_ids").get(row).get(i);
      if (batch.get("completion_mask").get(row).get(i).intValue() == 1) {
        completion.add(id);
      } else if (batch.get("attention_mask").get(row).get(i).intValue() == 1) {
        prompt.add(id);
      }
    }
    return line;
  }

  private static ArrayNode where(JsonNode batch, String field, String mask, int row, int wanted) {
    ArrayNode kept = JSON.createArrayNode();
    for (int i = 0; i < batch.get(field).get(row).size(); i++) {
      if (batch.get(mask).get(row).get(i).intValue() == wanted) {
        kept.add(batch.get(field).get(row).get(i));
      }
    }
    return kept;
  }

  private static int[] upTo(Set<Integer> ends, int[] ids) {
    for (int i = 0; i < ids.length; i++) {
      if (ends.contains(ids[i])) {
        return Arrays.copyOf(ids, i + 1);
      }
    }
    return ids;
  }

  private static Path model(String name) {
    String root = System.getProperty("sampo.root", "..");
    Path fixtures = Path.of(System.getProperty("sampo.fixtures", root + "/../shared/fixtures"));
    Path model = fixtures.resolve("models").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(model), "skipped: no fixtures in " + model);
    return model;
  }

  private static JsonNode expected(Path model) throws IOException {
    return JSON.readTree(model.resolve("expected.json").toFile());
  }
}
