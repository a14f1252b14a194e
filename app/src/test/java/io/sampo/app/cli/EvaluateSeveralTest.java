package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.failure.ExitCode;
import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.Estimate;
import io.sampo.study.statistics.StratifiedBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} of models of several seeds, on one data set and on several. */
final class EvaluateSeveralTest {
  private static final int MODELS = 3;

  @TempDir private Path folder = Path.of("");
  private final List<Path> models = new ArrayList<>();
  private Path reference = folder;
  private Path one = folder;
  private Path two = folder;

  @BeforeEach
  void makeModelsAndData() throws IOException {
    for (int seed = 1; seed <= MODELS; seed++) {
      models.add(SmallModels.withTokenizer(folder.resolve("m" + seed), seed));
    }
    reference = SmallModels.withTokenizer(folder.resolve("r"), MODELS + 1);
    one = data("one", "anna broke the lamp .", "the lamp .");
    two = data("two", "ben lost the ring .");
  }

  private Path data(String name, String... prompts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String prompt : prompts) {
      lines.add("{\"prompt\": \"" + prompt + "\"}");
    }
    return Lines.write(folder.resolve(name + ".jsonl"), lines.toArray(String[]::new));
  }

  private Object[] command(int count, Path... data) {
    List<Object> command =
        new ArrayList<>(List.of("evaluate", "--reference", reference, "--max-new-tokens", 4));
    models.subList(0, count).forEach(model -> command.addAll(List.of("--model", model)));
    List.of(data).forEach(file -> command.addAll(List.of("--data", file)));
    return command.toArray();
  }

  private JsonNode found(int count, Path... data) throws IOException {
    List<Object> command = new ArrayList<>(List.of(command(count, data)));
    command.add("--json");
    return new ObjectMapper().readTree(Invocation.succeeds(command.toArray()).out());
  }

  private static double kl(JsonNode examination) {
    return examination.get("measures").get("kl").get("mean").doubleValue();
  }

  @Test
  void modelsAreTheRunsAndDataSetsTheTasks() throws IOException {
    JsonNode found = found(MODELS, one, two);
    JsonNode examinations = found.get("examinations");
    assertEquals(2 * MODELS, examinations.size());
    double[][] scores = new double[2][MODELS];
    for (int i = 0; i < examinations.size(); i++) {
      JsonNode examination = examinations.get(i);
      Path data = i < MODELS ? one : two;
      assertEquals(data.toString(), examination.get("data").textValue());
      assertEquals(models.get(i % MODELS).toString(), examination.get("model").textValue());
      scores[i / MODELS][i % MODELS] = kl(examination);
    }
    JsonNode aggregates = found.get("aggregates").get("kl");
    assertEquals(2 * MODELS, aggregates.get("n").intValue());
    for (Aggregate aggregate : Aggregate.values()) {
      agrees(StratifiedBootstrap.OF_TABLES.estimate(aggregate, scores), aggregates, aggregate);
    }
    double low = aggregates.get("mean").get("low").doubleValue();
    assertNotEquals(low, aggregates.get("mean").get("high").doubleValue(), "models differ");
  }

  private static void agrees(Estimate expected, JsonNode aggregates, Aggregate aggregate) {
    JsonNode numbers = aggregates.get(aggregate.name().toLowerCase(Locale.ROOT));
    assertEquals(expected.value(), numbers.get("value").doubleValue());
    assertEquals(expected.interval().low(), numbers.get("low").doubleValue());
    assertEquals(expected.interval().high(), numbers.get("high").doubleValue());
  }

  @Test
  void eachModelIsMeasuredAsItIsAlone() throws IOException {
    JsonNode together = found(MODELS, one).get("examinations");
    assertEquals(found(1, one), together.get(0));
  }

  @Test
  void aTableOfEachIsFollowedByOneOverAll() {
    String out = Invocation.succeeds(command(MODELS, one)).out();
    for (Path model : models) {
      assertTrue(out.contains("model      " + model + ", seed 0\n"), out);
    }
    assertTrue(out.contains("data       " + one + "\n"), out);
    String over = out.substring(out.indexOf("3 models, 1 data set, with 95 % intervals"));
    assertTrue(over.lines().findFirst().orElseThrow().endsWith("interquartile mean"), over);
    String cells = "( +[0-9.]+ \\[[0-9.]+, [0-9.]+]){3}\n";
    assertTrue(
        Pattern.compile("\n  KL to the reference model, exact, nats" + cells).matcher(over).find(),
        over);
  }

  @Test
  void oneModelHasNoSpreadOverSeeds() throws IOException {
    JsonNode found = found(1, one, two);
    assertEquals(2, found.get("examinations").size());
    assertFalse(found.has("aggregates"));
  }

  @Test
  void pairsAreAskedOnceAModel() throws IOException {
    Path pairs =
        Lines.write(
            folder.resolve("pairs.jsonl"),
            "{\"prompt\": \"the lamp .\", \"chosen\": \"anna\", \"rejected\": \"ben\"}");
    List<Object> command = new ArrayList<>(List.of(command(2, one, two)));
    command.addAll(List.of("--pairs", pairs, "--json"));
    JsonNode found = new ObjectMapper().readTree(Invocation.succeeds(command.toArray()).out());
    assertEquals(2, found.get("aggregates").get("classifier_margin").get("n").intValue());
    assertEquals(4, found.get("aggregates").get("kl").get("n").intValue());
  }

  @Test
  void whatCannotBeAggregatedIsRefusedInOneLine() {
    Path first = models.getFirst();
    assertEquals(
        "sampo: --model: %s: twice (expected: each model once)".formatted(first),
        refused("--model", first, "--model", first, "--data", one));
    assertEquals(
        "sampo: --data: %s: twice (expected: each data set once)".formatted(one),
        refused("--model", first, "--data", one, "--data", one));
    assertEquals(
        "sampo: --adapter with 2 models (expected: one --model)",
        refused("--model", first, "--model", models.getLast(), "--adapter", two, "--data", one));
  }

  private static String refused(Object... more) {
    List<Object> command = new ArrayList<>(List.of("evaluate"));
    command.addAll(List.of(more));
    return Invocation.fails(ExitCode.USAGE, command.toArray()).lines().findFirst().orElseThrow();
  }
}
