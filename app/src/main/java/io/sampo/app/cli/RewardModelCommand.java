package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.FilePairs;
import io.sampo.app.supervised.PairSource;
import io.sampo.app.supervised.PolicySamples;
import io.sampo.app.supervised.RewardTraining;
import io.sampo.app.supervised.TextData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sampo reward-model}: Bradley–Terry training of a scalar head. */
@Command(
    name = "reward-model",
    description = {
      "Trains a reward model on preference pairs.",
      "",
      "Columns of a file: prompt, chosen, rejected; its last rows are held out (--held-out).",
      "With --data task the policy answers each post twice and the golden scorer labels the pair;",
      "accuracy is then measured on posts of their own.",
      ""
    })
final class RewardModelCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "the model folder whose weights it starts from (a reward model keeps its head)")
  Path model = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "who answers the task's posts (default: --model)")
  @Nullable Path policy;

  @Option(
      names = "--rows",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of the file (default: all) or posts of the task (default: 40000)")
  int rows;

  @Option(
      names = "--first-row",
      paramLabel = "N",
      defaultValue = "0",
      description = "first post of the task, from 0: fresh ones for a second training")
  int firstRow;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "last rows of the file (default: 0) or posts of the task (default: 1000)")
  @Nullable Integer heldOut;

  @Option(
      names = "--slope",
      paramLabel = "S",
      defaultValue = "4",
      description = "of the task's labels: P = σ(S · Δscore) (default: ${DEFAULT-VALUE})")
  double slope;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "tokens of an answer to the task at most (default: ${DEFAULT-VALUE})")
  int maxNewTokens;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "1",
      converter = PositiveNumber.class,
      description = "times that the pairs are learned, unless --steps says (default: 1)")
  int epochs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder to save")
  Path out = Path.of("");

  @Mixin RecipeOptions recipe = new RecipeOptions();

  @Mixin ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() throws IOException {
    recipe.recipe(1, 5e-4, 20);
    new RewardTraining(
            model, source(), out, pairs -> recipe.recipe(steps(pairs), 5e-4, 20), compute.compute())
        .run(spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private int steps(int pairs) {
    return Math.toIntExact(Math.max(1, (long) pairs * epochs / recipe.batch()));
  }

  private PairSource source() {
    TextData texts = data.data(rows);
    if (!texts.isTask()) {
      return new FilePairs(model, texts, held(0));
    }
    if (firstRow < 0 || !(slope >= 0)) {
      throw usage("--first-row: " + firstRow + ", --slope: " + slope + " (expected: 0 or more)");
    }
    return new PolicySamples(
        PolicyFolder.at(Objects.requireNonNullElse(policy, model)),
        firstRow,
        rows == 0 ? 40_000 : rows,
        held(1000),
        slope,
        recipe.seed(),
        maxNewTokens);
  }

  private int held(int usual) {
    int held = Objects.requireNonNullElse(heldOut, usual);
    if (held < 0) {
      throw usage("--held-out: " + held + " (expected: 0 or more)");
    }
    return held;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
