package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo generate}: completions of given prompts. */
@Command(name = "generate", description = "Adds a completion to each prompt of JSON lines.")
final class GenerateCommand implements Callable<Integer> {
  @Mixin ModelLinesOptions lines = new ModelLinesOptions();

  @Option(
      names = "--max-new-tokens",
      required = true,
      paramLabel = "N",
      description = "tokens of a completion at most")
  int maxNewTokens;

  @Option(names = "--greedy", description = "the most probable token each time, no sampling")
  boolean greedy;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "default: ${DEFAULT-VALUE}")
  double temperature;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      defaultValue = "0",
      description = "only the K most probable tokens; 0 = all (default)")
  int topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      defaultValue = "1",
      description = "only the most probable tokens that sum to P (default: ${DEFAULT-VALUE})")
  double topP;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "what the noise is keyed by (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "16",
      description = "prompts generated together (default: ${DEFAULT-VALUE})")
  int batch;

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("generate: not wired to the cluster in this build");
  }
}
