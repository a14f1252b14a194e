package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} on real, small models. */
final class EvaluateCommandTest {
  private static final String PROMPT = "anna broke the lamp .";
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("anna broke the lamp", "ben lost the ring"),
          List.of("anna broke", "the the the"),
          List.of("lamp", "the lamp"));

  @TempDir private Path folder = Path.of("");
  private Path model = folder;
  private Path other = folder;

  @BeforeEach
  void makeModels() throws IOException {
    model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    other = SmallModels.withTokenizer(folder.resolve("o"), 2);
  }

  private static JsonNode measures(Object... arguments) throws IOException {
    List<Object> command = new ArrayList<>(List.of("evaluate", "--json"));
    command.addAll(List.of(arguments));
    return new ObjectMapper().readTree(Invocation.succeeds(command.toArray()).out());
  }

  private static double mean(JsonNode found, String quantity) {
    return found.get("measures").get(quantity).get("mean").doubleValue();
  }

  @Test
  void answersAreMeasuredUnderBothJudgesByName() throws IOException {
    Path rewards = SmallModels.rewardModel(folder.resolve("r"));
    JsonNode found =
        measures(
            "--model",
            model,
            "--reference",
            other,
            "--proxy",
            rewards,
            "--data",
            "task",
            "--prompts",
            5);
    assertEquals("task", found.get("golden").textValue());
    assertEquals(rewards.toString(), found.get("proxy").textValue());
    assertEquals(5, found.get("prompts").intValue());
    assertTrue(mean(found, "win_rate") <= 1);
    assertEquals(0, mean(found, "proxy_score"), "a head of zeros scores everything alike");
    assertEquals(0.5, mean(found, "proxy_win_rate"), "so nothing wins");
    assertTrue(mean(found, "kl") > 0);
    assertTrue(found.get("measures").has("kl_estimate"));
    assertTrue(mean(found, "length") <= 16);
  }

  @Test
  void aModelHasNoDivergenceFromItselfAndDrawsWithItselfWhenGreedy() throws IOException {
    JsonNode found =
        measures(
            "--model",
            model,
            "--reference",
            model,
            "--against",
            model,
            "--data",
            "task",
            "--prompts",
            4,
            "--greedy");
    assertEquals(0, mean(found, "kl"), 1e-9);
    assertEquals(0, mean(found, "kl_estimate"));
    assertEquals(0.5, mean(found, "against_win_rate"));
    assertEquals(0, found.get("measures").get("against_win_rate").get("error").doubleValue());
  }

  @Test
  void whatOneModelWinsTheOtherLosesWhenGreedy() throws IOException {
    JsonNode one =
        measures(
            "--model", model, "--against", other, "--data", "task", "--prompts", 6, "--greedy");
    JsonNode two =
        measures(
            "--model", other, "--against", model, "--data", "task", "--prompts", 6, "--greedy");
    assertEquals(1, mean(one, "against_win_rate") + mean(two, "against_win_rate"), 1e-12);
  }

  @Test
  void aPreferenceModelComparesAndScoresNothing() throws IOException {
    Path judge = SmallModels.preferenceModel(folder.resolve("p"));
    JsonNode one = comparedBy(judge, model, other);
    JsonNode two = comparedBy(judge, other, model);
    assertFalse(one.get("measures").has("proxy_score"));
    assertEquals(
        1, mean(one, "against_proxy_win_rate") + mean(two, "against_proxy_win_rate"), 1e-12);
    assertNotEquals(
        0.5, mean(one, "against_proxy_win_rate"), "of an odd number: it prefers nothing");
  }

  private static JsonNode comparedBy(Path judge, Path own, Path rival) throws IOException {
    return measures(
        "--model",
        own,
        "--against",
        rival,
        "--proxy",
        judge,
        "--data",
        "task",
        "--prompts",
        7,
        "--greedy");
  }

  @Test
  void theTwoSidesOfAContestHaveNoiseOfTheirOwn() throws IOException {
    JsonNode found =
        measures("--model", model, "--against", model, "--data", "task", "--prompts", 40);
    JsonNode wins = found.get("measures").get("against_win_rate");
    assertTrue(wins.get("error").doubleValue() > 0, "equal noise would draw every time");
  }

  @Test
  void promptsWithoutReferencesAreAnsweredAllTheSame() throws IOException {
    Path data = Lines.write(folder.resolve("p.jsonl"), "{\"prompt\": \"" + PROMPT + "\"}");
    JsonNode found = measures("--model", model, "--reference", other, "--data", data);
    assertTrue(mean(found, "kl") > 0);
    assertFalse(found.get("measures").has("win_rate"));
    assertFalse(found.get("measures").get("kl").has("error"), "one prompt has no spread");
  }

  @Test
  void thePolicyAsClassifierIsTheDifferenceOfLogRatios() throws IOException {
    Path pairs = texts();
    JsonNode found = measures("--model", model, "--reference", other, "--pairs", pairs);
    double[] own = logProbs(model);
    double[] reference = logProbs(other);
    double margin = 0;
    double right = 0;
    for (int i = 0; i < own.length; i += 2) {
      double f = (own[i] - own[i + 1]) - (reference[i] - reference[i + 1]);
      margin += f / PAIRS.size();
      right += (f > 0 ? 1.0 : 0) / PAIRS.size();
    }
    assertEquals(3, found.get("pairs").intValue());
    assertEquals(margin, mean(found, "classifier_margin"), 1e-4);
    assertEquals(right, mean(found, "classifier_accuracy"), 1e-12);
    assertEquals((own[0] + own[2] + own[4]) / 3, mean(found, "chosen_logprob"), 1e-4);
    assertEquals((own[1] + own[3] + own[5]) / 3, mean(found, "rejected_logprob"), 1e-4);
  }

  @Test
  void idsOfARecordingAreReadAsTextsAre() throws Exception {
    Path texts = texts();
    Path parquet = parquet(folder.resolve("recording.parquet"));
    Object[] command = {"--model", model, "--reference", other, "--pairs"};
    assertEquals(
        measures(with(command, texts)).get("measures"),
        measures(with(command, parquet)).get("measures"));
  }

  /** The first pair won by its first response, the second by its second; a tie between them. */
  @Test
  void theOnlineStreamOfARecordingIsReadAsItsPairsWithAWinner() throws Exception {
    Path file = folder.resolve("stream.parquet");
    String rows =
        String.join(
            ", ",
            response(1, 2, PAIRS.get(1).getLast(), "second"),
            response(1, 3, PAIRS.get(1).getFirst(), "second"),
            response(0, 0, PAIRS.get(0).getFirst(), "first"),
            response(0, 1, PAIRS.get(0).getLast(), "first"),
            response(1, 0, "a", "tie"),
            response(1, 1, "the", "tie"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES "
              + rows
              + ") t(\"order\", \"row\", prompt_ids, response_ids, preference)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    Path two =
        Lines.write(
            folder.resolve("two.jsonl"),
            line(PAIRS.get(0).getFirst(), PAIRS.get(0).getLast()),
            line(PAIRS.get(1).getFirst(), PAIRS.get(1).getLast()));
    Object[] command = {"--model", model, "--reference", other, "--pairs"};
    assertEquals(
        measures(with(command, two)).get("measures"),
        measures(with(command, file)).get("measures"));
  }

  private static String response(int order, int row, String text, String preference) {
    return "(%d, %d, %s, %s, '%s')"
        .formatted(
            order, row, Arrays.toString(prompt()), Arrays.toString(completion(text)), preference);
  }

  @Test
  void pairsOfTwoEqualResponsesAreLeftOut() throws IOException {
    Path pairs =
        Lines.write(folder.resolve("q.jsonl"), line("the lamp", "the lamp"), line("a", "the"));
    String out = Invocation.succeeds("evaluate", "--model", model, "--pairs", pairs).out();
    assertTrue(out.contains("1 pairs, 1 left out (two equal responses)"), out);
  }

  @Test
  void theGoldenJudgeAgreesWithItselfAboutTheTask() throws IOException {
    JsonNode found =
        measures("--model", model, "--reference", other, "--pairs", "task", "--pair-rows", 20);
    assertTrue(mean(found, "golden_accuracy") > 0.5, "labels follow golden scores");
    assertTrue(found.get("measures").get("classifier_golden_accuracy").get("n").intValue() <= 20);
  }

  @Test
  void bothKindsOfDataMakeOneTable() throws IOException {
    String out =
        Invocation.succeeds(
                "evaluate",
                "--model",
                model,
                "--reference",
                model,
                "--data",
                "task",
                "--prompts",
                3,
                "--pairs",
                "task",
                "--pair-rows",
                4)
            .out();
    assertTrue(out.startsWith("model      " + model + ", seed 0\n"), out);
    assertTrue(out.contains("golden     the bundled task's scorer"), out);
    assertTrue(out.contains("3 prompts "), out);
    assertTrue(out.contains("4 pairs "), out);
    assertTrue(out.contains("KL from the sampled tokens alone, nats "), out);
    assertTrue(out.contains(" 0.000    0.000   0.000 .. 0.000"), out);
  }

  @Test
  void theTasksScorerRefusesOtherTextsInOneSentence() throws IOException {
    String message = fails(1, "--golden", "task", "--pairs", texts());
    assertTrue(
        message.startsWith("sampo: golden judge: task: no post of the bundled task"), message);
    assertTrue(message.endsWith("(--golden DIR judges other data)\n"), message);
  }

  @Test
  void modelsThatReadOtherTokensAreRefused() throws IOException {
    Path rewards = SmallModels.rewardModel(folder.resolve("r"));
    String isPolicy =
        "sampo: " + other + ": a language model (expected: a reward or preference model)\n";
    String isJudge =
        "sampo: "
            + rewards
            + ": a reward model, whose head gives a score (expected: a language model)\n";
    assertEquals(isPolicy, fails(1, "--proxy", other, "--data", "task"));
    assertEquals(isPolicy, fails(1, "--golden", other, "--data", "task"));
    assertEquals(isJudge, fails(1, "--reference", rewards, "--data", "task"));
    assertEquals(isJudge, fails(1, "--against", rewards, "--data", "task"));
  }

  @Test
  void whatCannotBeMeasuredIsRefusedWithOneMessage() throws IOException {
    assertTrue(fails(2).startsWith("sampo: neither --data nor --pairs (expected: one of them"));
    assertTrue(
        fails(2, "--against", other, "--pairs", "task")
            .startsWith("sampo: --against without --data"));
    Path data = Lines.write(folder.resolve("p.jsonl"), "{\"prompt\": \"" + PROMPT + "\"}");
    assertTrue(
        fails(2, "--against", other, "--data", data).startsWith("sampo: --against: nobody judges"));
    assertTrue(
        fails(2, "--pairs", data, "--column", "prompt=x")
            .startsWith("sampo: --prompts or --column without --data"));
    assertTrue(fails(1, "--pairs", data).contains("columns.chosen: "));
    Path ids =
        Lines.write(
            folder.resolve("i.jsonl"),
            "{\"prompt_ids\": [5], \"chosen_ids\": [6, 238], \"rejected_ids\": [7]}");
    assertEquals(
        "sampo: " + ids + ": row 1: chosen: 238 (expected: a token id, 0..237)\n",
        fails(1, "--pairs", ids));
  }

  private String fails(int code, Object... more) {
    return Invocation.fails(code, with(new Object[] {"evaluate", "--model", model}, more));
  }

  private static Object[] with(Object[] command, Object... more) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private Path texts() throws IOException {
    return Lines.write(
        folder.resolve("pairs.jsonl"),
        PAIRS.stream().map(pair -> line(pair.getFirst(), pair.getLast())).toArray(String[]::new));
  }

  private static String line(String chosen, String rejected) {
    return "{\"prompt\": \"%s\", \"chosen\": \"%s\", \"rejected\": \"%s\"}"
        .formatted(PROMPT, chosen, rejected);
  }

  private static Path parquet(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE pairs (prompt_ids INTEGER[], chosen_ids INTEGER[], rejected_ids INTEGER[])");
      for (List<String> pair : PAIRS) {
        statement.execute(
            "INSERT INTO pairs VALUES (%s, %s, %s)"
                .formatted(
                    Arrays.toString(prompt()),
                    Arrays.toString(completion(pair.getFirst())),
                    Arrays.toString(completion(pair.getLast()))));
      }
      statement.execute("COPY pairs TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  private static int[] prompt() {
    return TaskTokenizer.encodePrompt(PROMPT);
  }

  private static int[] completion(String text) {
    int[] words = TaskTokenizer.encode(text);
    int[] closed = Arrays.copyOf(words, words.length + 1);
    closed[words.length] = 1;
    return closed;
  }

  /** Of both responses of each pair in turn. */
  private static double[] logProbs(Path path) {
    try (LanguageModel opened = LanguageModel.open(path, Compute.cpu())) {
      return PAIRS.stream()
          .flatMap(List::stream)
          .mapToDouble(text -> logProb(opened, completion(text)))
          .toArray();
    }
  }

  private static double logProb(LanguageModel model, int[] completion) {
    Rows rows = Rows.scoringEach(List.of(prompt()), List.of(completion));
    double sum = 0;
    for (float token : model.tokenLogProbs(rows)) {
      sum += token;
    }
    return sum;
  }
}
