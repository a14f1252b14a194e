package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithm.name = hypo, batch.online.orders = 0  | batch.online.orders",
        "algorithm.name = hypo, batch.offline.orders = 0 | batch.offline.orders",
        "algorithm.name = hypo, sampling.top-k = 5       | sampling.top-k",
        "algorithm.name = hypo, sampling.top-p = 0.5     | sampling.top-p",
        "algorithm { name = hypo, reference = behaviour } | algorithm.reference",
        "algorithm { name = offline-dpo, reference = behaviour } | algorithm.reference",
        "algorithm.reference = fixed                     | algorithm.fixed-reference",
        "algorithm { loss = ipo, label-smoothing = 0.1 } | algorithm.label-smoothing",
        "batch.online.samples-per-prompt = 3             | batch.online.samples-per-prompt",
        "judge.training.kind = none                      | judge.training.kind",
        "judge.evaluation.kind = none                    | judge.evaluation.kind",
        "judge.evaluation.kind = reward-model            | judge.evaluation.path",
        "run.steps = 200, batch.phases = 3               | batch.phases",
        "algorithm.name = hypo, batch { lag = 0, phases = 2 }, sampling.top-k = 5 | sampling.top-k",
        "algorithm.name = hypo, batch.recorded.path = r  | batch.recorded.path",
        "algorithm.name = offline-dpo, batch.recorded.path = r | batch.recorded.path",
        "batch.recorded { path = r, shuffle-level = 2 }  | batch.recorded.shuffle-level",
        "batch.recorded.path = r, record.path = s        | record.path",
        "algorithm.name = offline-dpo, record.path = s   | record.path",
        "judge.evaluation.kind = preference-model        | judge.evaluation.path",
        "verdicts.record = postgresql                    | verdicts.url",
        "verdicts { record = h2, url = \"jdbc:h2:mem:x\" } | verdicts.url",
        "verdicts { record = postgresql, url = \"jdbc:h2:file:x\" } | verdicts.url",
        "verdicts { password-env = A, password-file = b } | verdicts.password-file",
        "judge.training.label-noise = 1.5                | judge.training.label-noise",
        "judge.evaluation.label-noise = 0.1              | judge.evaluation.label-noise",
        "evaluation.prompts = 0                          | evaluation.prompts",
        "deployment.learners = 2                         | deployment.learners",
        "evaluation.final-prompts = 1001                 | data.evaluation.rows",
        "evaluation.pairs = 1001                         | data.held-out.rows",
        "algorithm.name = hypo, evaluation.pairs = 8, data.held-out.split = pairs | data.held-out.split",
      })
  void whatDoesNotGoTogetherIsNamedByTheKeyToChange(String line, String key) {
    assertEquals(List.of(key), Given.keys(line));
  }

  @Test
  void phasesThatDoNotFitNameTheNearestNumberOfStepsThatDoes() {
    assertEquals(
        "a divisor of run.steps, 200; with run.steps 198 it would fit",
        Given.problems("run.steps = 200, batch.phases = 6")
            .getFirst()
            .expectation()
            .replace("expected: ", ""));
    assertEquals(201, new Phases(200, 3, 0).nearestSteps());
    assertEquals(300, new Phases(200, 300, 0).nearestSteps());
  }

  @Test
  void aReplayedLaneNeedsNoJudge() {
    RunConfig config = Given.run("batch.recorded.path = r, judge.training.kind = none");
    assertFalse(config.judged());
  }

  @Test
  void anOfflineRunThatNamesNoLaneIsRefused() {
    assertEquals(
        List.of("batch.online.orders"),
        Given.keys("algorithm { name = custom, reference = sft }, batch.online.orders = 0"));
  }

  @Test
  void aRuleThatRestsOnABadValueStaysSilent() {
    assertEquals(
        List.of("batch.online.orders"),
        Given.keys("algorithm.name = hypo, batch.online.orders = x"));
  }

  @Test
  void hypoWithoutLagMayTruncateItsSamples() {
    Given.run("algorithm.name = hypo, batch.lag = 0, sampling.top-k = 5");
  }

  @Test
  void hypoWithLagSamplesAtAnyTemperature() {
    Given.run("algorithm.name = hypo, batch.lag = 2, sampling.temperature = 0.7");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void nothingIsJudgedInHypoSoAnyNumberOfSamplesAPromptWillDo(int k) {
    RunConfig config = Given.run("algorithm.name = hypo, batch.online.samples-per-prompt = " + k);
    assertFalse(config.judged());
  }

  @Test
  void aRunThatIsNotMeasuredNeedsNoEvaluatingJudge() {
    Given.run("judge.evaluation.kind = none, evaluation { every = 0, final-prompts = 0 }");
  }
}
