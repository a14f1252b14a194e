package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo evaluate}: what a run measures, for any model folder. */
@Command(
    name = "evaluate",
    description = "Measures a model on held-out prompts: win rate, reward, KL to the reference.")
final class EvaluateCommand implements Callable<Integer> {
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

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "the model folder instead of the configuration's (model.path)")
  @Nullable Path model;

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("evaluate: not wired to the cluster in this build");
  }
}
