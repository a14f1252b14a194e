package io.sampo.app.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.sampo.app.failure.UserError;
import io.sampo.app.run.Run;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
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
    RunConfig config = RunConfig.of(options.layeredOver(parsed(file)));
    Run run = new Run(config, options.resume(), options.plain(), System.out);
    if (options.dryRun()) {
      run.dryRun();
      return 0;
    }
    return run.call();
  }

  static com.typesafe.config.Config parsed(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file (expected: a configuration in HOCON)");
    }
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
