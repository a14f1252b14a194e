package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.text.Numbers;
import io.sampo.bench.GenerateBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sampo bench generate}: tokens per second. */
@Command(
    name = "generate",
    description = {
      "Measures sampling with a key/value cache and random weights.",
      "",
      "The median over the runs; best is the fastest run.",
      ""
    })
final class BenchGenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin private BenchJobOptions options = new BenchJobOptions();

  @Override
  public Integer call() {
    GenerateBenchmark.Result result = new GenerateBenchmark(options.job()).run();
    spec.commandLine().getOut().println(options.json() ? json(result) : words(result));
    return ExitCode.DONE;
  }

  private String json(GenerateBenchmark.Result result) {
    return options
        .described("generate")
        .put("tokens_per_s", result.tokensPerSecond())
        .put("best", result.best())
        .toString();
  }

  private String words(GenerateBenchmark.Result result) {
    return "%s tokens/s (best %s), %s"
        .formatted(
            Numbers.whole(result.tokensPerSecond()),
            Numbers.whole(result.best()),
            options.inWords("generate"));
  }
}
