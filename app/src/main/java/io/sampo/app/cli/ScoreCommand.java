package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.lines.Scoring;
import io.sampo.app.text.Numbers;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sampo score}: {@code logprobs} and {@code logprob} of given completions. */
@Command(
    name = "score",
    description = {
      "Adds the log-probability of each completion to JSON lines.",
      "",
      "Lines: {\"prompt\", \"completion\"} as texts, or {\"prompt_ids\", \"completion_ids\"}.",
      "Added: logprobs, one per token of the completion, and logprob, their sum (nats).",
      ""
    })
final class ScoreCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ModelLinesOptions lines = new ModelLinesOptions();

  @Override
  public Integer call() throws IOException {
    int written =
        new Scoring(lines.model(), lines.files(), lines.template(), lines.compute()).run();
    spec.commandLine().getOut().println(Numbers.whole(written) + " lines: " + lines.out());
    return ExitCode.DONE;
  }
}
