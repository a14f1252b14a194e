package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.preference.PreferenceHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code preference-model}, and what it shares with {@code reward-model}, on small models. */
final class PreferenceModelCommandTest {
  private static final String PAIR =
      "{\"prompt\": \"anna broke the lamp .\", \"chosen\": \"anna broke the lamp\", \"rejected\":"
          + " \"the the the\"}";

  @TempDir private Path folder = Path.of("");
  private Path model = Path.of("");
  private Path pairs = Path.of("");

  @BeforeEach
  void makeModelAndPairs() throws IOException {
    model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    pairs =
        Lines.write(folder.resolve("p.jsonl"), Collections.nCopies(6, PAIR).toArray(String[]::new));
  }

  @Test
  void aPreferenceModelOfAFileRanksItsPairsAndSaysWhatItIs() {
    String out = Invocation.succeeds(onFile("preference-model", "--steps", 20)).out();
    assertTrue(out.contains("3 pairs to train on, 2 to validate on, 1 held out"), out);
    assertTrue(out.contains("accuracy on 1 held-out pairs: 1.000"), out);
    assertTrue(PreferenceHead.in(ModelFolder.config(folder.resolve("out"))));
  }

  @Test
  void itStopsWhenValidationStandsStill() {
    String out =
        Invocation.succeeds(
                onFile("preference-model", "--steps", 20, "--validate-every", 1, "--patience", 3))
            .out();
    assertTrue(out.contains("best 1.000; stops here"), out);
    assertTrue(out.lines().filter(line -> line.contains("validation accuracy")).count() < 20, out);
  }

  @Test
  void labelsThatAreAllTurnedOverTeachTheOpposite() {
    for (String command : List.of("preference-model", "reward-model")) {
      String out = Invocation.succeeds(onFile(command, "--steps", 20, "--label-noise", 1)).out();
      assertTrue(out.contains("accuracy on 1 held-out pairs: 0.000"), out);
    }
  }

  @Test
  void theSameSeedGivesTheSameModelAndLabelNoiseAnother() {
    String first = onTask();
    assertEquals(first, onTask());
    assertNotEquals(first, onTask("--label-noise", 0.5));
  }

  @Test
  void pairsThatDoNotFitOneSequenceAreRefused() throws IOException {
    String words = "lamp ".repeat(50).strip();
    Path data =
        Lines.write(
            folder.resolve("long.jsonl"),
            "{\"prompt\": \"anna .\", \"chosen\": \"%s\", \"rejected\": \"%s\"}"
                .formatted(words, words));
    Object[] reward = {
      "reward-model", "--data", data, "--model", model, "--out", folder.resolve("out")
    };
    Invocation.succeeds(reward);
    reward[0] = "preference-model";
    String message = Invocation.fails(1, reward);
    assertTrue(message.contains("1 rows do not fit the context of 96 tokens"), message);
  }

  @Test
  void aShareOfLabelsIsAProbability() {
    String message = Invocation.fails(2, onFile("reward-model", "--label-noise", 1.5));
    assertTrue(message.startsWith("sampo: --label-noise: 1.5 (expected: 0 to 1)"), message);
  }

  private Object[] onFile(String command, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(command, "--data", pairs, "--model", model, "--out", folder.resolve("out")));
    arguments.addAll(
        List.of("--batch", 2, "--warmup", 2, "--lr", 0.01, "--held-out", 1, "--validation", 2));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray();
  }

  /** The line that holds the weights' digest. */
  private String onTask(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("preference-model", "--data", "task", "--model", model));
    arguments.addAll(List.of("--rows", 12, "--held-out", 4, "--validation", 4, "--epochs", 1));
    arguments.addAll(List.of("--batch", 4, "--max-new-tokens", 6, "--out", folder.resolve("out")));
    arguments.addAll(Arrays.asList(more));
    return Invocation.succeeds(arguments.toArray()).out().lines().toList().getLast();
  }
}
