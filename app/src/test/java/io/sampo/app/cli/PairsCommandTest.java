package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.task.GoldenScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pairs} with the bundled policy. */
final class PairsCommandTest {
  private static final Path POLICY =
      Path.of(System.getProperty("sampo.root", "."), "task", "checkpoints", "policy");

  @TempDir private Path folder = Path.of("");

  private static List<JsonNode> pairs(Path model, Path out, Object... more) throws IOException {
    List<Object> command =
        new ArrayList<>(List.of("pairs", "--model", model, "--data", "task", "--out", out));
    command.addAll(List.of(more));
    Invocation.succeeds(command.toArray());
    return Lines.read(out);
  }

  @Test
  void theAnswerThatTheGoldenScorerPrefersIsChosen() throws IOException {
    List<JsonNode> made = pairs(POLICY, folder.resolve("p.jsonl"), "--prompts", 80, "--seed", 3);
    for (JsonNode pair : made) {
      double chosen = pair.get("chosen_score").doubleValue();
      double rejected = pair.get("rejected_score").doubleValue();
      assertTrue(chosen > rejected, pair.toString());
      assertTrue(isGolden(pair, "chosen") && isGolden(pair, "rejected"), pair.toString());
    }
    Set<String> winners =
        made.stream().map(pair -> pair.get("chosen_from").textValue()).collect(Collectors.toSet());
    assertEquals(Set.of("first", "second"), winners);
  }

  /** As an answer that ended by itself, or as one that was cut off. */
  private static boolean isGolden(JsonNode pair, String side) {
    String post = pair.get("prompt").textValue();
    String text = pair.get(side).textValue();
    double score = pair.get(side + "_score").doubleValue();
    return score == GoldenScorer.score(post, text, true)
        || score == GoldenScorer.score(post, text, false);
  }

  @Test
  void aModelAgainstItselfAnswersTwiceAndTheSameSeedTheSame() throws IOException {
    List<JsonNode> made = pairs(POLICY, folder.resolve("p.jsonl"), "--prompts", 20);
    assertFalse(made.isEmpty());
    assertEquals(made, pairs(POLICY, folder.resolve("q.jsonl"), "--prompts", 20));
    assertNotEquals(made, pairs(POLICY, folder.resolve("r.jsonl"), "--prompts", 20, "--seed", 1));
  }

  @Test
  void twoModelsAnswerOneAfterTheOther() throws IOException {
    Path babbler = SmallModels.withTokenizer(folder.resolve("m"), 1);
    List<JsonNode> made =
        pairs(babbler, folder.resolve("p.jsonl"), "--against", POLICY, "--prompts", 40);
    long won =
        made.stream().filter(pair -> pair.get("chosen_from").textValue().equals("second")).count();
    assertTrue(won > made.size() / 2, won + " of " + made.size());
  }

  @Test
  void withoutAJudgeOrAPreferredAnswerNothingIsWritten() throws IOException {
    Path out = folder.resolve("p.jsonl");
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    Path posts = Lines.write(folder.resolve("f.jsonl"), "{\"prompt\": \"anna broke the lamp .\"}");
    String unjudged = Invocation.fails(2, "pairs", "--model", model, "--data", posts, "--out", out);
    assertTrue(unjudged.contains("nobody judges (expected: --judge"), unjudged);
    Path rewards = SmallModels.rewardModel(folder.resolve("r"));
    String alike =
        Invocation.fails(
            1, "pairs", "--model", model, "--data", posts, "--judge", rewards, "--out", out);
    assertTrue(alike.contains("1 prompts: the judge prefers no answer"), alike);
    assertFalse(Files.exists(out));
  }
}
