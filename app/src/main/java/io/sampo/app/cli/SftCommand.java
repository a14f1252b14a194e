package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo sft}: supervised fine-tuning. */
@Command(
    name = "sft",
    description = "Fine-tunes a model on prompts and completions, before alignment.")
final class SftCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "the configuration (HOCON)")
  Path config = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any key of the configuration, as often as needed")
  Map<String, String> set = new LinkedHashMap<>();

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("sft: not wired to the cluster in this build");
  }
}
