package io.sampo.app.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.study.run.Exam;
import java.io.File;
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

  /**
   * An examination under a seed.
   *
   * @param runs of that seed, by the arm's name
   */
  static ExamJob of(Exam exam, Function<String, TrainingJob> runs, long seed, Path cache) {
    TrainingJob model = runs.apply(exam.arm());
    Optional<TrainingJob> other = ExamQuestion.other(exam).map(runs);
    ExamQuestion question = new ExamQuestion(exam, model.config(), other, seed);
    TreeMap<String, String> values = new TreeMap<>();
    values.put("exam", exam.getClass().getSimpleName());
    values.put("model", model.key());
    values.put("other", other.map(TrainingJob::key).orElse("none"));
    values.put("seed", Long.toString(seed));
    values.put("asked", String.join(" ", withoutPlaces(question.arguments())));
    String key = "exam-s%d-%s".formatted(seed, JobKey.of(values));
    String label = exam.name() + ", seed " + seed;
    return new ExamJob(key, label, cache.resolve(key), model, other, question.arguments());
  }

  /** Paths lead to what the two jobs' keys stand for. */
  private static List<String> withoutPlaces(List<String> arguments) {
    return arguments.stream().filter(argument -> !argument.contains(File.separator)).toList();
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
