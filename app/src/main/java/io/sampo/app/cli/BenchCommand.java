package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sampo bench}: tokens per second of generation, milliseconds of a training step. */
@Command(name = "bench", description = "Measures generation or training speed with random weights.")
final class BenchCommand implements Callable<Integer> {
  /** What is measured. */
  enum Job {
    GENERATE,
    TRAIN
  }

  /** The shape of the model. */
  enum Preset {
    TINY,
    SMALL
  }

  @Parameters(paramLabel = "JOB", description = "generate or train")
  Job job = Job.GENERATE;

  @Option(
      names = "--preset",
      paramLabel = "SHAPE",
      defaultValue = "tiny",
      description = "tiny or small (default: ${DEFAULT-VALUE})")
  Preset preset = Preset.TINY;

  @Option(names = "--batch", paramLabel = "B", description = "sequences together")
  @Nullable Integer batch;

  @Option(names = "--prompt-len", paramLabel = "P", description = "tokens of a prompt")
  @Nullable Integer promptLength;

  @Option(names = "--new-tokens", paramLabel = "N", description = "tokens generated or trained on")
  @Nullable Integer newTokens;

  @Option(names = "--json", description = "print one JSON object instead of words")
  boolean json;

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("bench: not wired to the cluster in this build");
  }
}
