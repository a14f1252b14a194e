package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.lines.Generating;
import io.sampo.app.text.Numbers;
import io.sampo.model.Sampling;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampo generate}: completions of given prompts. */
@Command(
    name = "generate",
    description = {
      "Adds a completion to each prompt of JSON lines.",
      "",
      "Lines: {\"prompt\"} as text, or {\"prompt_ids\"}.",
      "Added: completion_ids, completion (with a tokenizer), logprobs, finish (eos or length).",
      ""
    })
final class GenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ModelLinesOptions lines = new ModelLinesOptions();

  @Option(
      names = "--max-new-tokens",
      required = true,
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "tokens of a completion at most")
  int maxNewTokens;

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Override
  public Integer call() throws IOException {
    Sampling drawn = sampling.sampling();
    int written =
        new Generating(
                lines.model(),
                lines.files(),
                lines.template(),
                lines.compute(),
                drawn,
                sampling.seed(),
                maxNewTokens)
            .run();
    spec.commandLine().getOut().println(Numbers.whole(written) + " lines: " + lines.out());
    return ExitCode.DONE;
  }
}
