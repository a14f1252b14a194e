package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.supervised.ScalarHead;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  private static final PairOptions.Usual USUAL = new PairOptions.Usual(1, 5e-4, 20, 0);

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin PairOptions pairs = new PairOptions();

  @Override
  public Integer call() throws IOException {
    pairs.training(ScalarHead.REWARD, USUAL).run(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
