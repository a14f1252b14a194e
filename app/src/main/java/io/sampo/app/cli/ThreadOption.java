package io.sampo.app.cli;

import picocli.CommandLine.Option;

/** {@code --threads} of the commands that are no runs; the launcher reads it before Java starts. */
final class ThreadOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "${sys:sampo.threads:-1}",
      description = "threads of one arithmetic operation (default: SAMPO_THREADS, else 1)")
  private int threads;

  int threads() {
    return threads;
  }
}
