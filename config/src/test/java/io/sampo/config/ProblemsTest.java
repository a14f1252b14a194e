package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemsTest {
  @Test
  void everyProblemIsReportedTogetherOneALine() {
    String message =
        assertThrows(
                ConfigException.class,
                () ->
                    Given.run(
                        "run.steps = -1",
                        "optimizer.lr = fast",
                        "algorithm.loss = ppo",
                        "model.device = gpu",
                        "bach.lag = 1"))
            .getMessage();
    assertEquals(5, message.lines().count(), message);
    assertTrue(
        message.contains(
            "algorithm.loss: \"ppo\" (expected: one of dpo, ipo, slic, bo2, hypo) at String:3"),
        message);
  }

  @Test
  void whatIsRequiredAndMissingSaysSo() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> RunConfig.of(ConfigFactory.empty()));
    assertEquals(
        "model.path: missing (expected: a model folder in Hugging Face layout)",
        e.problems().getFirst().toString());
    assertEquals("judge.training.path", e.problems().get(1).key());
    assertEquals(2, e.problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "optimizer.learn, unknown key",
    "optimizer.schedul, unknown key; did you mean optimizer.schedule?",
    "lr, unknown key; did you mean optimizer.lr?",
    "batch.orders, unknown key; did you mean batch.o",
    "data.prompts.columns.promt, unknown key; did you mean data.prompts.columns.prompt?",
  })
  void unknownKeysAreRefusedWithAGuess(String key, String advice) {
    Problem problem = Given.problems(key + " = 1").getFirst();
    assertEquals(key, problem.key());
    assertTrue(problem.expectation().startsWith(advice), problem.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deployment.tls.key = hunter2",
        "deployment.password = hunter2",
        "deployment.tls.pem = \"-----BEGIN PRIVATE KEY-----hunter2\"",
      })
  void aSecretInAFileIsRefusedWithoutBeingRepeated(String line) {
    String problem = Given.problems(line).getFirst().toString();
    assertTrue(problem.contains(": (not shown) ("), problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.steps = 1.5",
        "run.steps = 1e999999999",
        "run.seed = 9223372036854775808",
        "run.name = ../escape",
        "run = 7",
        "model = [1]",
        "batch = 7",
        "model.path = \" \"",
        "optimizer.lr = NaN",
        "optimizer.lr = Infinity",
        "optimizer.beta1 = 1",
        "optimizer.warmup-steps = 201",
        "algorithm.name = bppo",
        "algorithm.name = [1]",
        "algorithm.ema-tau = 0",
        "algorithm.label-smoothing = 0.5",
        "sampling.temperature = 0",
        "sampling.top-p = 1.1",
        "deployment.port = 65536",
        "deployment.frame-size = 1 KiB",
        "deployment.reissue-after = -3 s",
        "deployment.membership.unreachable-after = 500 ms",
        "deployment.membership.stable-after = 60 s",
        "deployment.processes = perhaps",
        "deployment.learners = 0",
        "deployment.learner-patience = 0",
        "batch.online.orders = 10001",
        "data.prompts.rows = 0",
        "data.prompts.source = file",
        "data.prompts.columns.prompt = \"\"",
      })
  void oneBadValueIsOneProblem(String line) {
    List<Problem> problems = Given.problems(line);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().key().startsWith(line.substring(0, 3)), problems::toString);
  }

  @Test
  void aLongValueIsShownByItsBeginning() {
    Problem problem = Given.problems("model.device = " + "x".repeat(5000)).getFirst();
    assertTrue(problem.toString().length() < 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdicts.password = geheim",
        "verdicts { password { is = geheim } }",
        "verdict { password = geheim }",
        "verdicts.url = \"jdbc:postgresql://host/db?password=geheim\"",
      })
  void aPasswordIsRefusedWithoutBeingShown(String line) {
    Problem problem = Given.problems(line).getFirst();
    assertEquals("(not shown)", problem.value());
  }
}
