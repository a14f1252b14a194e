package io.sampo.app.cli;

import io.sampo.app.evaluation.Judges;
import io.sampo.app.evaluation.PairMaking;
import io.sampo.app.evaluation.PromptSource;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.text.Numbers;
import io.sampo.task.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sampo pairs}: preference pairs from two policies and a judge. */
@Command(
    name = "pairs",
    description = {
      "Makes preference pairs: two policies answer each prompt, a judge says which answer is better.",
      "",
      "Written: JSON lines {\"prompt\", \"chosen\", \"rejected\", \"chosen_from\", \"chosen_score\","
          + " \"rejected_score\"}, which data.pairs of a run reads. The prompt stands as the model"
          + " read it. Where the judge prefers neither, or one says nothing, there is no pair.",
      ""
    })
final class PairsCommand implements Callable<Integer> {
  private static final int POSTS = 1600;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "the model folder that gives the first answer")
  Path model = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "the model folder that gives the second (default: --model)")
  @Nullable Path against;

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--prompts",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of --data (default: all; of the task 1600)")
  int prompts;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "pairs",
      description = "of the task (default: ${DEFAULT-VALUE})")
  Split split = Split.PAIRS;

  @Option(
      names = "--judge",
      paramLabel = "JUDGE",
      description = "a reward or preference model's folder, or task (default for task data)")
  @Nullable String judge;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "tokens of an answer at most (default: 16 for the task, else 64)")
  @Nullable Integer maxNewTokens;

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the JSON lines to write")
  Path out = Path.of("");

  @Mixin ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() throws IOException {
    PairMaking.Made made = making().into(out);
    spec.commandLine()
        .getOut()
        .println(
            "%s pairs (%s prompts came to none): %s"
                .formatted(Numbers.whole(made.pairs()), Numbers.whole(made.without()), out));
    return ExitCode.DONE;
  }

  private PairMaking making() {
    PromptSource source =
        new PromptSource(data.data(prompts), split, prompts == 0 ? POSTS : prompts);
    boolean task = source.data().isTask();
    String who = judge == null && task ? Judges.TASK : judge;
    if (who == null) {
      throw new ParameterException(
          spec.commandLine(),
          "nobody judges (expected: --judge, a reward or preference model's folder)");
    }
    return new PairMaking(
        PolicyFolder.at(model),
        PolicyFolder.at(Objects.requireNonNullElse(against, model)),
        source,
        new Judges(Optional.of(who), Optional.empty()),
        sampling.sampling(),
        sampling.seed(),
        Objects.requireNonNullElse(maxNewTokens, task ? 16 : 64),
        compute.compute());
  }
}
