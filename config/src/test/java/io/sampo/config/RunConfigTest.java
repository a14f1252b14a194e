package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunConfigTest {
  @Test
  void theDefaultsAndTwoFoldersMakeARunOfBpo() {
    RunConfig config = Given.run();
    assertEquals(Loss.DPO, config.algorithm().loss());
    assertEquals(Reference.BEHAVIOUR, config.algorithm().reference());
    assertEquals(2, config.batch().orders());
    assertEquals(Duration.ofSeconds(60), config.deployment().reissueAfter());
    assertEquals(16 << 20, config.deployment().frameSize());
    assertTrue(config.judged());
    assertEquals(Path.of("runs", "run"), config.run().folder());
  }

  @Test
  void aNamedAlgorithmBringsItsKeysAndTheUsersKeysStandAboveThem() {
    RunConfig config = Given.run("algorithm { name = online-slic, reference = ema }");
    assertEquals(Loss.SLIC, config.algorithm().loss());
    assertEquals(Reference.EMA, config.algorithm().reference());
  }

  @Test
  void namesOfChoicesAreReadInAnyCase() {
    assertEquals(Dtype.BFLOAT16, Given.run("model.dtype = BFloat16").model().dtype());
    assertEquals(
        OverContext.TRUNCATE_LEFT,
        Given.run("data.over-context = Truncate-Left").data().overContext());
  }

  @Test
  void aFileMapsItsColumnsBySql() {
    RunConfig config =
        Given.run(
            "data.prompts { source = file, path = p.csv, rows = 0,",
            "  columns.prompt = \"instruction || ' ' || input\" }");
    DataSource expected =
        new DataSource.File(
            Path.of("p.csv"), FileFormat.AUTO, Map.of("prompt", "instruction || ' ' || input"), 0);
    assertEquals(expected, config.data().prompts());
  }

  @Test
  void theSnapshotOfABatchIsLagStepsBehindButNeverBeforeTheFirst() {
    Phases phases = Given.run("batch.lag = 3").phases();
    assertEquals(0, phases.version(2));
    assertEquals(4, phases.version(7));
  }

  @Test
  void oneSpellingOfEachValueDecidesEquality() {
    RunConfig one = Given.run("optimizer.lr = 1e-4, algorithm.loss = DPO");
    RunConfig other = Given.run("optimizer.lr = 0.0001, algorithm.loss = dpo");
    assertEquals(one, other);
    assertEquals(one.learningDigest(), other.learningDigest());
  }

  @Test
  void onlyKeysThatDecideWhatIsLearnedEnterTheDigest() {
    RunConfig one = Given.run();
    RunConfig elsewhere =
        Given.run(
            "run.name = b, run.out = x, deployment.samplers = 3, evaluation.every = 7",
            "verdicts.record = h2");
    assertEquals(one.learningDigest(), elsewhere.learningDigest());
    assertEquals(List.of(), one.learningDifferences(elsewhere));
    assertFalse(one.equals(elsewhere));
    for (String key : List.of("run.seed = 9", "batch.lag = 2", "optimizer.lr = 1")) {
      assertNotEquals(one.learningDigest(), Given.run(key).learningDigest());
    }
  }

  @Test
  void differencesNameTheKeyAndBothValues() {
    RunConfig one = Given.run("optimizer.lr = 1e-4");
    RunConfig other = Given.run("optimizer.lr = 2e-4", "algorithm.fixed-reference = f");
    assertEquals(
        List.of(
            new Difference("algorithm.fixed-reference", "none", "f"),
            new Difference("optimizer.lr", "1.0E-4", "2.0E-4")),
        one.learningDifferences(other));
  }

  @Test
  void aFileIsReadAndItsProblemsNameFileAndLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "run.seed = 1\noptimizer.lr = -1\n");
    ConfigException e = assertThrows(ConfigException.class, () -> RunConfig.load(file));
    assertTrue(
        e.getMessage().contains("optimizer.lr: -1 (expected: a positive number) at " + file + ":2"),
        e.getMessage());
  }

  @Test
  void brokenSyntaxIsOneMessageWithFileAndLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "run {\n  seed = = 1\n");
    String message = assertThrows(ConfigException.class, () -> RunConfig.load(file)).getMessage();
    assertTrue(message.contains("a.conf"), message);
    assertTrue(message.contains("2"), message);
  }

  @Test
  void aMissingFileAndAMissingVariableAreExplained(@TempDir Path folder) {
    Path file = folder.resolve("none.conf");
    assertTrue(
        assertThrows(ConfigException.class, () -> RunConfig.load(file))
            .getMessage()
            .contains("none.conf"));
    assertTrue(
        assertThrows(ConfigException.class, () -> Given.run("run.seed = ${no.such.thing}"))
            .getMessage()
            .contains("no.such.thing"));
  }

  @Test
  void theTrainingJudgeIsTheProxyUnlessItIsTheOneThatMeasures() {
    assertEquals("proxy", Given.run("judge.training.kind = reward-model").judge().trainingRole());
    assertEquals("golden", Given.run("judge.training.kind = golden").judge().trainingRole());
    assertEquals(
        "proxy",
        Given.run("judge { training.kind = golden, evaluation { kind = reward-model, path = m } }")
            .judge()
            .trainingRole());
  }
}
