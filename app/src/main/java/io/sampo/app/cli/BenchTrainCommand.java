package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.text.Numbers;
import io.sampo.bench.TrainBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sampo bench train}: milliseconds of a training step. */
@Command(
    name = "train",
    description = {
      "Measures one online-DPO step on pairs, with random weights.",
      "",
      "The median over the runs; best is the fastest run.",
      ""
    })
final class BenchTrainCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin private BenchJobOptions options = new BenchJobOptions();

  @Override
  public Integer call() {
    TrainBenchmark.Result result = new TrainBenchmark(options.job()).run();
    spec.commandLine().getOut().println(options.json() ? json(result) : words(result));
    return ExitCode.DONE;
  }

  private String json(TrainBenchmark.Result result) {
    return options
        .described("train")
        .put("step_ms", result.stepMillis())
        .put("best_ms", result.bestMillis())
        .toString();
  }

  private String words(TrainBenchmark.Result result) {
    return "%s ms a step (best %s), %s"
        .formatted(
            Numbers.fixed(result.stepMillis(), 2),
            Numbers.fixed(result.bestMillis(), 2),
            options.inWords("train"));
  }
}
