package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sampo demo}: a run of the bundled configuration. */
@Command(
    name = "demo",
    description = "Aligns the bundled model on the bundled task: about three minutes on two cores.")
final class DemoCommand implements Callable<Integer> {
  @Mixin RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    throw new UserError("demo: not wired to the cluster in this build");
  }
}
