package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo train}: the run that a configuration file describes. */
@Command(name = "train", description = "Aligns a model of yours on data of yours.")
final class TrainCommand implements Callable<Integer> {
  @Mixin RunOptions run = new RunOptions();

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "the configuration (HOCON)")
  Path config = Path.of("");

  @Override
  public Integer call() {
    throw new UserError("train: not wired to the cluster in this build");
  }
}
