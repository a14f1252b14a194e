package io.sampo.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code demo} and {@code train}: those of a run, and how it is launched. */
final class LaunchOptions extends RunOptions {
  @Option(
      names = "--samplers",
      paramLabel = "N",
      description = "workers that generate (deployment.samplers)")
  private @Nullable Integer samplers;

  @Option(
      names = "--learners",
      paramLabel = "N",
      description = "processes that share each update, with --processes (deployment.learners)")
  private @Nullable Integer learners;

  @Option(
      names = "--processes",
      description = "every role in a JVM of its own (deployment.processes)")
  private boolean processes;

  @Option(names = "--resume", description = "go on from the run's last checkpoint")
  private boolean resume;

  @Option(
      names = "--dry-run",
      description = "print the resolved configuration, check every path, start nothing")
  private boolean dryRun;

  boolean resume() {
    return resume;
  }

  boolean dryRun() {
    return dryRun;
  }

  @Override
  void putMore(Map<String, String> keys) {
    put(keys, "deployment.samplers", samplers);
    put(keys, "deployment.learners", learners);
    put(keys, "deployment.processes", processes ? true : null);
  }
}
