package io.sampo.app.cli;

import picocli.CommandLine.Command;

/** {@code sampo bench}: the list of benchmarks. */
@Command(
    name = "bench",
    description = {
      "Measures generation, training, the actors between them, and the way of snapshots.",
      "",
      "Nothing of it needs a model or data; each prints a line, or one JSON object with --json.",
      ""
    },
    subcommands = {
      BenchGenerateCommand.class,
      BenchTrainCommand.class,
      BenchPipelineCommand.class,
      BenchSteadyCommand.class,
      BenchBroadcastCommand.class
    })
final class BenchCommand {}
