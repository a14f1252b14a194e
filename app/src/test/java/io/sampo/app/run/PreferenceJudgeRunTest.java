package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs under judges that compare, and under labels with noise. */
final class PreferenceJudgeRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path out = Path.of("");
  private Path judge = Path.of("");

  /**
   * The bundled reward model under the other name: what it says of a pair is of no account here.
   */
  @BeforeEach
  void makeAJudge() throws IOException {
    judge = preferenceModel("judge", 128);
  }

  @Test
  void aJudgeThatComparesDrivesAndMeasuresWithoutAScore() throws IOException {
    SmallRun run =
        run("both")
            .set("judge.evaluation.kind", "preference-model")
            .set("judge.evaluation.path", judge.toString())
            .set("evaluation.final-prompts", "4");
    Summary summary = run.completed();
    assertEquals("preference-model", summary.trainingJudge());
    assertEquals("preference-model", summary.evaluationJudge());
    assertTrue(summary.pairs().trained() > 0, "pairs were judged");
    assertTrue(summary.winRateAfter() != null, "responses were compared with references");
    assertNull(summary.goldenAfter());
    assertNull(summary.proxyAfter());
    for (MetricsRow row : MetricsLog.read(run.folder().metrics())) {
      assertFalse(row.values().containsKey("golden"), row.toString());
      assertFalse(row.values().containsKey("proxy"), row.toString());
    }
  }

  @Test
  void theProxyScoresWhatItIsGivenAndTheGoldenJudgeScoresApart() throws IOException {
    SmallRun run = new SmallRun(out, "proxy", "--steps", "2").set("evaluation.final-prompts", "4");
    Summary summary = run.completed();
    assertEquals("reward-model", summary.trainingJudge());
    assertEquals("golden", summary.evaluationJudge());
    assertTrue(summary.proxyAfter() != null && summary.goldenAfter() != null);
    assertTrue(run.steps().stream().allMatch(row -> row.values().containsKey("proxy")));
  }

  @Test
  void aRunThatTheGoldenJudgeDrivesHasNoProxy() throws IOException {
    SmallRun run =
        new SmallRun(out, "golden", "--steps", "2", "--judge", "golden")
            .set("evaluation.final-prompts", "4");
    Summary summary = run.completed();
    assertNull(summary.proxyAfter());
    assertTrue(summary.goldenAfter() != null);
    assertTrue(run.steps().stream().allMatch(row -> row.values().containsKey("golden")));
    assertFalse(Files.readString(run.folder().report()).contains("Proxy reward"));
  }

  @Test
  void labelNoiseChangesWhatIsLearnedAndDoesSoTheSameWayEachTime() throws IOException {
    String clean = noisy("clean", "0");
    String noisy = noisy("noisy", "0.5");
    assertNotEquals(clean, noisy);
    assertEquals(noisy, noisy("again", "0.5"));
  }

  @Test
  void aRewardModelIsNoPreferenceModelNorTheOtherWayRound() {
    String rewards = Commands.CHECKPOINTS.resolve("reward-model").toString();
    assertRefused(
        run("a").set("judge.training.path", rewards),
        "judge.training.path: " + rewards + ": a model with a scalar head, a reward model");
    assertRefused(
        run("b").set("judge.training.kind", "reward-model"),
        "(expected: one with a scalar head, a reward model)");
  }

  @Test
  void aJudgeWithoutRoomForBothResponsesIsRefused() throws IOException {
    Path small = preferenceModel("small", 64);
    assertRefused(
        run("small").set("judge.training.path", small.toString()),
        small + ": a context of 64 tokens (expected: at least ");
  }

  private static void assertRefused(SmallRun run, String part) {
    Ended ended = run.ended();
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains(part), ended.err());
  }

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--steps", "2")
        .set("judge.training.kind", "preference-model")
        .set("judge.training.path", judge.toString());
  }

  private String noisy(String name, String share) throws IOException {
    return new SmallRun(out, name, "--steps", "2", "--judge", "golden")
        .set("judge.training.label-noise", share)
        .completed()
        .weightsSha256();
  }

  private Path preferenceModel(String name, int context) throws IOException {
    Path rewards = Commands.CHECKPOINTS.resolve("reward-model");
    Path folder = Files.createDirectory(out.resolve("model-" + name));
    for (String file : List.of("model.safetensors", "tokenizer.json")) {
      Files.copy(rewards.resolve(file), folder.resolve(file));
    }
    ObjectNode config = (ObjectNode) JSON.readTree(rewards.resolve("config.json").toFile());
    config.put("max_position_embeddings", context);
    config.putObject("id2label").put("0", "PREFERS_FIRST");
    JSON.writeValue(folder.resolve("config.json").toFile(), config);
    return folder;
  }
}
