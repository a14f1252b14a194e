package io.sampo.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a command that reads JSON lines, asks a model, and writes JSON lines. */
final class ModelLinesOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "a model folder in Hugging Face layout")
  private Path model = Path.of("");

  @Option(names = "--in", required = true, paramLabel = "F.jsonl", description = "lines to read")
  private Path in = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "G.jsonl", description = "lines to write")
  private Path out = Path.of("");

  Path model() {
    return model;
  }

  Path in() {
    return in;
  }

  Path out() {
    return out;
  }
}
