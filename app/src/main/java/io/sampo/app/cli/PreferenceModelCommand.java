package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.supervised.ScalarHead;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sampo preference-model}: training of a head that compares two responses. */
@Command(
    name = "preference-model",
    description = {
      "Trains a preference model, which reads both responses at once, on preference pairs.",
      "",
      "Columns of a file: prompt, chosen, rejected; its last rows are held out (--held-out).",
      "With --data task the policy answers each post twice and the golden scorer labels the pair;",
      "accuracy is then measured on posts of their own. Each pair is learned in both orders, and",
      "accuracy is that of the two orders together. The best weights by validation are kept.",
      ""
    })
final class PreferenceModelCommand implements Callable<Integer> {
  private static final PairOptions.Usual USUAL = new PairOptions.Usual(4, 5e-4, 100, 500);

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin PairOptions pairs = new PairOptions();

  @Override
  public Integer call() throws IOException {
    pairs.training(ScalarHead.PREFERENCE, USUAL).run(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
