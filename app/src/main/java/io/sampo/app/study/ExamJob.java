package io.sampo.app.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.config.DataSource;
import io.sampo.config.RunConfig;
import io.sampo.study.run.Exam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An examination of final policies, made by {@code sampo evaluate}. It begins anew when it was
 * stopped.
 *
 * @param model whose final policy is asked
 * @param other whose policy answers too, or whose stream the pairs are
 * @param asked the question, as arguments of {@code evaluate}
 */
record ExamJob(
    String key,
    String label,
    Path folder,
    TrainingJob model,
    Optional<TrainingJob> other,
    List<String> asked)
    implements Job {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAIRS = "1000";

  /**
   * An examination under a seed.
   *
   * @param runs of that seed, by the arm's name
   */
  static ExamJob of(Exam exam, Function<String, TrainingJob> runs, long seed, Path cache) {
    TrainingJob model = runs.apply(exam.arm());
    Optional<TrainingJob> other = other(exam).map(runs);
    List<String> asked = new ArrayList<>(question(exam, model, other));
    asked.addAll(List.of("--golden", "task", "--seed", Long.toString(seed)));
    TreeMap<String, String> values = new TreeMap<>();
    values.put("exam", exam.getClass().getSimpleName());
    values.put("model", model.key());
    values.put("other", other.map(TrainingJob::key).orElse("none"));
    values.put("seed", Long.toString(seed));
    values.put("data", data(model.config()).toString());
    String key = "exam-s%d-%s".formatted(seed, JobKey.of(values));
    String label = exam.name() + ", seed " + seed;
    return new ExamJob(key, label, cache.resolve(key), model, other, asked);
  }

  private static Optional<String> other(Exam exam) {
    return switch (exam) {
      case Exam.HeadToHead(_, String other) -> Optional.of(other);
      case Exam.OfflinePairs _ -> Optional.empty();
      case Exam.StreamPairs(_, String online) -> Optional.of(online);
    };
  }

  private static List<String> question(
      Exam exam, TrainingJob model, Optional<TrainingJob> other) {
    return switch (exam) {
      case Exam.HeadToHead _ -> duel(model.config(), other.orElseThrow());
      case Exam.OfflinePairs _ -> {
        List<String> rows = List.of("--pair-rows", PAIRS, "--split", split(model.config()));
        yield classify(model.config(), "task", rows);
      }
      case Exam.StreamPairs _ ->
          classify(model.config(), other.orElseThrow().recording().toString(), List.of());
    };
  }

  private static List<String> duel(RunConfig config, TrainingJob other) {
    return List.of(
        "--against",
        other.model().toString(),
        "--data",
        "task",
        "--prompts",
        Integer.toString(config.evaluation().finalPrompts()),
        "--split",
        split(config),
        "--max-new-tokens",
        Integer.toString(config.sampling().maxNewTokens()));
  }

  private static List<String> classify(RunConfig config, String pairs, List<String> rows) {
    List<String> asked = new ArrayList<>(List.of("--pairs", pairs));
    asked.addAll(rows);
    asked.addAll(List.of("--reference", config.model().path().toString()));
    config
        .judge()
        .training()
        .model()
        .ifPresent(proxy -> asked.addAll(List.of("--proxy", proxy.toString())));
    return asked;
  }

  private static String split(RunConfig config) {
    return switch (config.data().evaluation()) {
      case DataSource.Task(String split, _) -> split;
      case DataSource.File file ->
          throw new IllegalArgumentException(file.path() + " (expected: the bundled task)");
    };
  }

  private static List<Object> data(RunConfig config) {
    return List.of(split(config), config.evaluation().finalPrompts(), PAIRS);
  }

  @Override
  public List<Job> needs() {
    List<Job> needs = new ArrayList<>(List.of(model));
    other.filter(job -> !job.key().equals(model.key())).ifPresent(needs::add);
    return needs;
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public int made() {
    return 0;
  }

  @Override
  public boolean isDone() {
    return printed().isPresent();
  }

  @Override
  public List<String> arguments() throws IOException {
    Files.createDirectories(folder);
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--json"));
    arguments.addAll(List.of("--model", model.model().toString()));
    arguments.addAll(asked);
    return arguments;
  }

  /** The mean of each measure, by the names of docs/metrics.md. */
  Map<String, Double> measures() {
    Map<String, Double> means = new TreeMap<>();
    for (Map.Entry<String, JsonNode> measure : read(printed().orElseThrow()).properties()) {
      means.put(measure.getKey(), measure.getValue().path("mean").asDouble());
    }
    return means;
  }

  /** The line that it prints when it is through. */
  private Optional<String> printed() {
    return Child.output(folder)
        .lines()
        .filter(line -> line.startsWith("{\"model\"") && line.endsWith("}"))
        .findFirst();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line).path("measures");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
