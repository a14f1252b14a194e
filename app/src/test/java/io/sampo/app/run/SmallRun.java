package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A demo run with batches of a few rows and no evaluation: its arguments and its folder. */
final class SmallRun {
  private final Path out;
  private final String name;
  private final List<String> arguments = new ArrayList<>();

  SmallRun(Path out, String name, String... more) {
    this.out = out;
    this.name = name;
    arguments.addAll(List.of("demo", "--plain", "--name", name, "--out", out.toString()));
    set("model.path", Commands.CHECKPOINTS.resolve("policy").toString());
    set("judge.training.path", Commands.CHECKPOINTS.resolve("reward-model").toString());
    set("batch.online.prompts-per-order", "2");
    set("batch.offline.pairs-per-order", "2");
    set("data.prompts.rows", "64");
    set("data.pairs.rows", "64");
    set("evaluation.every", "0");
    set("evaluation.final-prompts", "0");
    arguments.addAll(List.of(more));
  }

  SmallRun set(String key, String value) {
    arguments.addAll(List.of("--set", key + "=" + value));
    return this;
  }

  SmallRun with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  RunFolder folder() {
    return new RunFolder(out.resolve(name));
  }

  /** Runs it here, whatever comes of it. */
  Ended ended() {
    return Commands.sampo(arguments);
  }

  /** Runs it here to its end. */
  Summary completed() throws IOException {
    Ended ended = ended();
    assertEquals(0, ended.code(), ended.err());
    return Summary.read(folder().summary());
  }

  /** Starts it through the launcher. */
  Started started() throws IOException {
    return Started.with(arguments, output());
  }

  File output() {
    return out.resolve(name + ".out").toFile();
  }

  /** Its rows of steps, in order. */
  List<MetricsRow> steps() throws IOException {
    return MetricsLog.read(folder().metrics()).stream()
        .filter(row -> row.kind() == MetricsRow.Kind.STEP)
        .toList();
  }
}
