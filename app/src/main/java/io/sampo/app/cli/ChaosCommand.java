package io.sampo.app.cli;

import com.typesafe.config.Config;
import io.sampo.app.chaos.Chaos;
import io.sampo.app.chaos.FaultKind;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.failure.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo chaos}: does a disturbed cluster end in the weights of an undisturbed run? */
@Command(
    name = "chaos",
    description = {
      "Disturbs a run of the bundled task on a cluster of nine processes, and compares.",
      "",
      "Two processes may host the coordinator; two learners, three samplers, two judges. One after"
          + " the other is killed (-9) or paused at seeded moments and comes back after a while."
          + " The run has to end in the weights of the undisturbed run, with no order lost and none"
          + " counted twice; chaos.json has the figures.",
      ""
    })
final class ChaosCommand implements Callable<Integer> {
  private static final int STEPS = 40;
  private static final int STEPS_A_FAULT = 25;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "10",
      converter = PositiveNumber.class,
      description = "faults, one after the other (default: ${DEFAULT-VALUE})")
  private int kills;

  @Option(
      names = "--faults",
      paramLabel = "KIND",
      split = ",",
      defaultValue = "kill,pause",
      description = "${COMPLETION-CANDIDATES}; several with commas (default: ${DEFAULT-VALUE})")
  private List<FaultKind> faults = List.of();

  @Override
  public Integer call() throws Exception {
    if (options.resume() || options.dryRun()) {
      throw new UserError(
          "--resume, --dry-run: an experiment is made as a whole (expected: neither, and a new"
              + " --out)");
    }
    Config config = options.layeredOver(shorter().withFallback(DemoCommand.bundled(options)));
    Path out = Path.of(config.getString("run.out"), "chaos-" + config.getLong("run.seed"));
    Chaos chaos = new Chaos(config, out, kills, faults, config.getLong("run.seed"), System.out);
    return chaos.call() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Long enough for the faults, measured at its ends only, with checkpoints that are never far. */
  private Config shorter() {
    return RunOptions.config("run.steps", STEPS + STEPS_A_FAULT * kills)
        .withFallback(RunOptions.config("checkpoint.every", 5))
        .withFallback(RunOptions.config("evaluation.every", 0))
        .withFallback(RunOptions.config("evaluation.final-prompts", 64));
  }
}
