package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and folders that score and generate refuse: one message, nothing written. */
final class LineRefusalsTest {
  private static final String GOOD = "{\"prompt_ids\": [5], \"completion_ids\": [6]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void anIdOutsideTheVocabularyIsRefused() throws IOException {
    refused(
        "{\"prompt_ids\": [5, 238], \"completion_ids\": [6]}",
        "prompt_ids[1]: 238 (expected: 0..237, the model's vocabulary)");
    refused(
        "{\"prompt_ids\": [5], \"completion_ids\": [-1]}",
        "completion_ids[0]: -1 (expected: 0..237, the model's vocabulary)");
    refused(
        "{\"prompt_ids\": [5.5], \"completion_ids\": [6]}",
        "prompt_ids[0]: 5.5 (expected: 0..237, the model's vocabulary)");
  }

  @Test
  void anEmptyOrMissingPromptIsRefused() throws IOException {
    refused(
        "{\"prompt_ids\": [], \"completion_ids\": [6]}",
        "prompt: no tokens (expected: at least one)");
    refused("{\"completion_ids\": [6]}", "no prompt (expected: prompt or prompt_ids)");
    refused("{\"prompt_ids\": [6]}", "no completion (expected: completion or completion_ids)");
  }

  @Test
  void moreThanTheContextIsRefused() throws IOException {
    String ids = "[5" + ", 5".repeat(90) + "]";
    refused(
        "{\"prompt_ids\": %s, \"completion_ids\": [6, 6, 6, 6, 6, 6]}".formatted(ids),
        "a prompt of 91 tokens and a completion of 6 (expected: at most 96 together, the model's"
            + " context)");
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 1);
    Path in = Lines.write(folder.resolve("in.jsonl"), "{\"prompt_ids\": " + ids + "}");
    Path out = folder.resolve("out.jsonl");
    assertEquals(
        "sampo: "
            + in
            + ", line 1: a prompt of 91 tokens and an answer of 8 (expected: at most 96 together,"
            + " the model's context)\n",
        Invocation.fails(
            1, "generate", "--model", model, "--in", in, "--out", out, "--max-new-tokens", 8));
  }

  @Test
  void aTextNeedsATokenizerAndMustBeAText() throws IOException {
    refused(
        "{\"prompt\": \"anna\", \"completion_ids\": [6]}",
        "prompt is a text, and the model's folder has no tokenizer.json (expected: prompt_ids)");
    refused("{\"prompt\": 5, \"completion_ids\": [6]}", "prompt: 5 (expected: a text)");
    refused(
        "{\"prompt_ids\": \"anna\", \"completion_ids\": [6]}",
        "prompt_ids: \"anna\" (expected: a list of token ids)");
  }

  @Test
  void aWordThatTheTokenizerDoesNotKnowIsRefusedWithItsLine() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("t"), 1);
    Path in = Lines.write(folder.resolve("in.jsonl"), "{\"prompt\": \"anna sneezed\"}");
    String err =
        Invocation.fails(
            1,
            "generate",
            "--model",
            model,
            "--in",
            in,
            "--out",
            folder.resolve("o"),
            "--max-new-tokens",
            2);
    assertEquals(
        "sampo: " + in + ", line 1: prompt: text \"sneezed\": cannot be encoded",
        err.substring(0, err.indexOf(": ", err.indexOf("cannot"))));
  }

  @Test
  void brokenJsonAndAnEmptyFileAreRefused() throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 1);
    Path in = Lines.write(folder.resolve("in.jsonl"), GOOD, "{\"prompt_ids\": [5");
    Path out = folder.resolve("out.jsonl");
    String err = Invocation.fails(1, "score", "--model", model, "--in", in, "--out", out);
    assertTrue(err.startsWith("sampo: " + in + ": line 2: not JSON: "), err);
    Lines.write(in);
    assertEquals(
        "sampo: " + in + ": no lines (expected: at least one)\n",
        Invocation.fails(1, "score", "--model", model, "--in", in, "--out", out));
  }

  @Test
  void aRewardModelIsRefused() throws IOException {
    Path model = SmallModels.rewardModel(folder.resolve("r"));
    Path in = Lines.write(folder.resolve("in.jsonl"), GOOD);
    assertEquals(
        "sampo: "
            + model
            + ": a reward model, whose head gives a score (expected: a language model)\n",
        Invocation.fails(
            1, "score", "--model", model, "--in", in, "--out", folder.resolve("out.jsonl")));
  }

  @Test
  void aFolderThatIsNoModelIsRefused() {
    assertEquals(
        "sampo: " + folder + ": no model folder (expected: config.json in it)\n",
        Invocation.fails(1, "score", "--model", folder, "--in", "i", "--out", "o"));
  }

  /** The third line of a file is bad: its number is named and the output stays as it was. */
  private void refused(String line, String message) throws IOException {
    Path model = SmallModels.withoutTokenizer(folder.resolve("m"), 1);
    Path in = Lines.write(folder.resolve("in.jsonl"), GOOD, GOOD, line);
    Path out = Files.writeString(folder.resolve("out.jsonl"), "before");
    String err =
        Invocation.fails(1, "score", "--model", model, "--in", in, "--out", out, "--batch", 1);
    assertEquals("sampo: " + in + ", line 3: " + message + "\n", err);
    assertEquals("before", Files.readString(out));
  }
}
