package io.sampo.app.run;

import io.sampo.app.ProcessName;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.config.Difference;
import io.sampo.config.RunConfig;
import io.sampo.config.RunSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a run. */
record RunFolder(Path path) {
  private static final String METRICS = "metrics.jsonl";
  private static final String ANSWERS = "answers.jsonl";
  private static final String SUMMARY = "summary.json";
  private static final String REPORT = "report.html";
  private static final String MODEL = "model";
  private static final String CHECKPOINTS = "checkpoints";
  private static final Set<String> OF_A_RUN =
      Set.of(METRICS, ANSWERS, SUMMARY, REPORT, MODEL, CHECKPOINTS);

  /** Makes the folder, with the run's configuration in it. */
  void prepare(RunConfig config) throws IOException {
    Files.createDirectories(path);
    AtomicFile.write(config(), config.resolved());
  }

  /** Refuses to go on without the configuration that {@link #prepare} has left here. */
  void refuseOutOfReach() {
    if (!Files.exists(config())) {
      throw new UserError(
          config()
              + ": not there any more (expected: the run's folder, as this node has prepared it);"
              + " nothing was begun");
    }
  }

  /**
   * Whether anything has come of a run here. Configuration, logs and addresses of nodes are there
   * before the first order, verdicts may be of an earlier run, which is made again with them, and a
   * study leaves notes of its own.
   */
  boolean hasBegun() throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).anyMatch(OF_A_RUN::contains);
    }
  }

  /**
   * Refuses a configuration that would learn something else than the run does.
   *
   * @param done what cannot be done with the run then
   */
  void refuseOtherThan(RunConfig config, String done) {
    List<Difference> differences = config.learningDifferences(RunConfig.load(config()));
    if (!differences.isEmpty()) {
      throw new UserError(
          path
              + ": cannot be "
              + done
              + ", since these keys decide what is learned:\n"
              + differences.stream()
                  .map(d -> "  " + d.key() + ": " + d.here() + " (expected: " + d.there() + ")")
                  .collect(Collectors.joining("\n")));
    }
  }

  Path config() {
    return RunSection.file(path);
  }

  Path metrics() {
    return path.resolve(METRICS);
  }

  Path answers() {
    return path.resolve(ANSWERS);
  }

  Path summary() {
    return path.resolve(SUMMARY);
  }

  /** Why the run failed, in its last session. */
  Path failure() {
    return path.resolve("failure.json");
  }

  Path report() {
    return path.resolve(REPORT);
  }

  Path model() {
    return path.resolve(MODEL);
  }

  Path checkpoints() {
    return path.resolve(CHECKPOINTS);
  }

  /** The log of this process, one of several. */
  Path nodeLog() {
    return path.resolve("node-" + ProcessName.here() + ".log");
  }

  Path log() {
    return path.resolve("sampo.log");
  }
}
