package io.sampo.app.study;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the system, made by {@code sampo train}. It goes on from its last checkpoint when it was
 * stopped.
 *
 * @param config resolved, with the key as the run's name
 */
record TrainingJob(String key, String label, List<Job> needs, RunConfig config) implements Job {
  TrainingJob {
    needs = List.copyOf(needs);
  }

  @Override
  public Path folder() {
    return config.run().folder();
  }

  /** The folder of the final policy. */
  Path model() {
    return folder().resolve("model");
  }

  /** What a recorded run has generated and judged. */
  Path recording() {
    return config.record().path().orElseThrow();
  }

  @Override
  public int steps() {
    return config.run().steps();
  }

  @Override
  public int made() {
    return rows().stream()
        .filter(row -> row.kind() == MetricsRow.Kind.STEP)
        .mapToInt(MetricsRow::step)
        .max()
        .orElse(0);
  }

  @Override
  public boolean isDone() {
    return Files.exists(folder().resolve("summary.json"));
  }

  @Override
  public List<String> arguments() throws IOException {
    Files.createDirectories(folder());
    Path file = folder().resolve("study.conf");
    AtomicFile.write(file, config.resolved());
    List<String> arguments = new ArrayList<>(List.of("train", "--plain", "-c", file.toString()));
    if (Files.exists(folder().resolve("config.conf"))) {
      arguments.add("--resume");
    }
    return arguments;
  }

  /** SHA-256 of the weights that a finished run ended in. */
  String weights() {
    try {
      return Summary.read(folder().resolve("summary.json")).weightsSha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the run has measured by now. */
  List<MetricsRow> rows() {
    try {
      return MetricsLog.read(folder().resolve("metrics.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
