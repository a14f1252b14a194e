package io.sampo.app.cli;

import io.sampo.app.lines.LineFiles;
import io.sampo.app.models.PolicyFolder;
import io.sampo.config.Template;
import io.sampo.model.Compute;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that reads JSON lines, asks a model, and writes JSON lines. */
final class ModelLinesOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "a model folder in Hugging Face layout")
  private Path model = Path.of("");

  @Mixin private AdapterOptions adapters = new AdapterOptions();

  @Option(names = "--in", required = true, paramLabel = "F.jsonl", description = "lines to read")
  private Path in = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "G.jsonl",
      description =
          "lines to write; may be the file that is read, which is replaced when all is done")
  private Path out = Path.of("");

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "lines worked on together (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--template",
      paramLabel = "KIND",
      defaultValue = "plain",
      description = "how a prompt's text is dressed: plain or chat (default: ${DEFAULT-VALUE})")
  private Template template = Template.PLAIN;

  @Mixin private ComputeOptions compute = new ComputeOptions();

  PolicyFolder model() {
    return PolicyFolder.at(model, adapters.folders());
  }

  LineFiles files() {
    return new LineFiles(in, out, batch);
  }

  Path out() {
    return out;
  }

  Template template() {
    return template;
  }

  Compute compute() {
    return compute.compute();
  }
}
