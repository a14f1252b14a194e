package io.sampo.app.cli;

import io.sampo.app.run.Run;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo train}: the run that a configuration file describes. */
@Command(name = "train", description = "Aligns a model of yours on data of yours.")
final class TrainCommand implements Callable<Integer> {
  @Mixin private LaunchOptions options = new LaunchOptions();

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "the configuration (HOCON)")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    RunConfig config = RunConfig.of(options.layeredOver(RunConfig.parse(file)));
    Run run = new Run(config, options.resume(), options.plain(), System.out);
    if (options.dryRun()) {
      run.dryRun();
      return 0;
    }
    return run.call();
  }
}
