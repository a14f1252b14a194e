package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgesTest {
  private static final int VOCABULARY = 400;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void saveModels() throws IOException {
    try (LanguageModel policy = TinyModel.policy(VOCABULARY);
        LanguageModel rewards = TinyModel.rewards(VOCABULARY);
        LanguageModel preferences = TinyModel.preferences(VOCABULARY);
        LanguageModel small = TinyModel.rewards(40)) {
      policy.save(folder.resolve("policy"));
      rewards.save(folder.resolve("rewards"));
      preferences.save(folder.resolve("preferences"));
      small.save(folder.resolve("small"));
    }
    Files.writeString(folder.resolve("policy/tokenizer.json"), TaskTokenizer.json());
  }

  @Test
  void aRunsJudgesAreOpenedAndJudge() {
    int[][] prompts = {TaskTokenizer.encodePrompt(BundledTask.prompt(Split.EVALUATION, 0))};
    String reference = BundledTask.reference(Split.EVALUATION, 0) + " <eos>";
    int[][] texts = {TaskTokenizer.encode(reference)};
    OrderId id = OrderId.evaluation(0);
    double[] none = {0};
    boolean[] finished = {true};
    try (TwoJudges judging = TwoJudges.from(config("reward-model", "rewards"))) {
      var verdict =
          (Verdict.Evaluation)
              judging.judge(
                  new Order.Evaluate(id, 0, 0, prompts, texts),
                  new WorkResult.EvaluationRollout(id, 0, texts, finished, none, none));
      assertArrayEquals(new double[] {0.5}, verdict.wins());
      assertTrue(verdict.golden()[0] > 0);
      assertEquals(rewardOf(prompts, texts), verdict.rewards()[0]);
    }
  }

  @Test
  void aPreferenceModelMeasuresWinsAndNoScores() {
    int[][] prompts = {{5, 6, 7}, {8, 9}};
    int[][] responses = {{10, 1}, {14, 15, 1}};
    int[][] references = {{11, 12, 1}, {14, 15, 1}};
    OrderId id = OrderId.evaluation(0);
    double[] none = {0, 0};
    boolean[] finished = {true, true};
    RunConfig config =
        config(
            "preference-model",
            "preferences",
            "judge.evaluation { kind = preference-model, path = \"%s\" }"
                .formatted(folder.resolve("preferences")));
    try (TwoJudges judging = TwoJudges.from(config)) {
      var verdict =
          (Verdict.Evaluation)
              judging.judge(
                  new Order.Evaluate(id, 0, 0, prompts, references),
                  new WorkResult.EvaluationRollout(id, 0, responses, finished, none, none));
      assertTrue(verdict.wins()[0] == 0 || verdict.wins()[0] == 1);
      assertEquals(0.5, verdict.wins()[1]);
      assertEquals(0, verdict.golden().length);
      assertEquals(0, verdict.rewards().length);
    }
  }

  @Test
  void aLanguageModelIsNoRewardModel() {
    assertRefused("a language head", config("reward-model", "policy"));
  }

  @Test
  void scoringAndComparingModelsAreNotTakenForOneAnother() {
    assertRefused(
        "a preference model (expected: a reward model", config("reward-model", "preferences"));
    assertRefused(
        "a reward model (expected: a preference model)", config("preference-model", "rewards"));
  }

  @Test
  void aRewardModelOfFewerTokensIsRefused() {
    assertRefused("vocabulary of 40 (expected: at least the 400", config("reward-model", "small"));
  }

  private static double rewardOf(int[][] prompts, int[][] texts) {
    try (var scorer = new RewardModelScorer(TinyModel.rewards(VOCABULARY))) {
      return scorer.scores(prompts, texts, new boolean[] {true})[0];
    }
  }

  private static void assertRefused(String part, RunConfig config) {
    String message =
        String.valueOf(
            assertThrows(ModelException.class, () -> TwoJudges.from(config)).getMessage());
    assertTrue(message.startsWith("judge.training.path: ") && message.contains(part), message);
  }

  private RunConfig config(String kind, String rewards) {
    return config(kind, rewards, "");
  }

  private RunConfig config(String kind, String rewards, String more) {
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            judge.training { kind = %s, path = "%s" }
            %s
            """
                .formatted(folder.resolve("policy"), kind, folder.resolve(rewards), more)));
  }
}
