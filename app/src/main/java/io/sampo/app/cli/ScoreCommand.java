package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sampo score}: {@code logprobs} and {@code logprob} of given completions. */
@Command(name = "score", description = "Adds the log-probability of each completion to JSON lines.")
final class ScoreCommand implements Callable<Integer> {
  @Mixin ModelLinesOptions lines = new ModelLinesOptions();

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("score: not wired to the cluster in this build");
  }
}
