package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyFieldIsKeptAndLogProbsAreTheModels() throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 1);
    List<JsonNode> lines =
        scored(
            model,
            "{\"id\": \"a\", \"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9, 1]}",
            "",
            "{\"prompt_ids\": [5], \"completion_ids\": [], \"more\": [1, {\"x\": null}]}");
    assertEquals("a", lines.get(0).get("id").textValue());
    assertEquals("[1,{\"x\":null}]", lines.get(1).get("more").toString());
    double[] expected = expected(model, new int[] {5, 6, 7}, new int[] {8, 9, 1});
    assertArrayEquals(expected, Lines.doubles(lines.get(0).get("logprobs")), 1e-5);
    assertEquals(Arrays.stream(expected).sum(), lines.get(0).get("logprob").doubleValue(), 1e-5);
    assertEquals("[]", lines.get(1).get("logprobs").toString());
    assertEquals(0, lines.get(1).get("logprob").doubleValue());
  }

  @Test
  void aTextIsScoredLikeItsIdsWithSpecialTokensInThePromptOnly() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    String ids =
        "{\"prompt_ids\": %s, \"completion_ids\": %s}"
            .formatted(
                Arrays.toString(TaskTokenizer.encodePrompt("anna broke the lamp .")),
                Arrays.toString(TaskTokenizer.encode("anna broke the lamp")));
    List<JsonNode> lines =
        scored(
            model,
            "{\"prompt\": \"anna broke the lamp .\", \"completion\": \"anna broke the lamp\"}",
            ids);
    assertEquals(4, lines.get(0).get("logprobs").size());
    assertEquals(lines.get(1).get("logprobs"), lines.get(0).get("logprobs"));
  }

  @Test
  void theBatchSizeChangesNothingButLastBits() throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 2);
    Path in =
        Lines.write(
            folder.resolve("in.jsonl"),
            "{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}",
            "{\"prompt_ids\": [5], \"completion_ids\": [3, 8, 9, 1]}",
            "{\"prompt_ids\": [9, 9], \"completion_ids\": [2]}");
    Path one = folder.resolve("one.jsonl");
    Path all = folder.resolve("all.jsonl");
    Invocation.succeeds("score", "--model", model, "--in", in, "--out", one, "--batch", 1);
    Invocation.succeeds("score", "--model", model, "--in", in, "--out", all);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          Lines.doubles(Lines.read(one).get(i).get("logprobs")),
          Lines.doubles(Lines.read(all).get(i).get("logprobs")),
          1e-5);
    }
  }

  @Test
  void whatGenerateWroteScoresAsItSaid() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 3);
    Path in = Lines.write(folder.resolve("in.jsonl"), "{\"prompt\": \"anna broke the lamp .\"}");
    Path made = folder.resolve("made.jsonl");
    Path out = folder.resolve("out.jsonl");
    Invocation.succeeds(
        "generate", "--model", model, "--in", in, "--out", made, "--max-new-tokens", 6);
    Invocation.succeeds("score", "--model", model, "--in", made, "--out", out);
    assertArrayEquals(
        Lines.doubles(Lines.read(made).getFirst().get("logprobs")),
        Lines.doubles(Lines.read(out).getFirst().get("logprobs")),
        1e-5);
  }

  @Test
  void theInputMayBeReplacedByTheOutput() throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 1);
    Path file =
        Lines.write(folder.resolve("f.jsonl"), "{\"prompt_ids\": [5], \"completion_ids\": [8]}");
    Invocation.succeeds("score", "--model", model, "--in", file, "--out", file);
    assertEquals(1, Lines.read(file).getFirst().get("logprobs").size());
  }

  private List<JsonNode> scored(Path model, String... lines) throws IOException {
    Path in = Lines.write(folder.resolve("in.jsonl"), lines);
    Path out = folder.resolve("out.jsonl");
    Invocation run = Invocation.succeeds("score", "--model", model, "--in", in, "--out", out);
    assertEquals("2 lines: " + out, run.out().strip());
    assertEquals(2, Files.readAllLines(out).size());
    return Lines.read(out);
  }

  private static double[] expected(Path folder, int[] prompt, int[] completion) {
    try (LanguageModel model = LanguageModel.open(folder, Compute.cpu())) {
      float[] tokens = model.tokenLogProbs(Rows.scoringEach(List.of(prompt), List.of(completion)));
      double[] values = new double[tokens.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = tokens[i];
      }
      return values;
    }
  }
}
