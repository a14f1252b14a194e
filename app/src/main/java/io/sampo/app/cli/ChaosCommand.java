package io.sampo.app.cli;

import com.typesafe.config.Config;
import io.sampo.app.chaos.Chaos;
import io.sampo.app.chaos.Disturbance;
import io.sampo.app.chaos.FaultKind;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.failure.UserError;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import io.sampo.config.RunSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo chaos}: does a disturbed cluster end in the weights of an undisturbed run? */
@Command(
    name = "chaos",
    description = {
      "Disturbs a run of the bundled task on a cluster of processes, and compares.",
      "",
      "One process after the other is killed (-9), paused or cut off from the network at seeded"
          + " moments and comes back after a while. The run has to end in the weights of the"
          + " undisturbed run, with no order lost and none counted twice; one that is over before it"
          + " suffered all faults is made again for the others. chaos.json in the folder chaos-SEED"
          + " of --out has the figures. To cut off a host needs root: each process then has a"
          + " network namespace.",
      ""
    })
final class ChaosCommand implements Callable<Integer> {
  private static final int STEPS = 40;
  private static final int STEPS_A_FAULT = 15;

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

  @Option(
      names = "--processes",
      paramLabel = "ROLE=N",
      split = ",",
      defaultValue = "coordinator=2,learner=2,sampler=3,judge=2",
      description = "how many of each role (default: ${DEFAULT-VALUE})")
  private Map<Role, Integer> processes = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    Config config = options.layeredOver(shorter().withFallback(DemoCommand.bundled(options)));
    RunSection run = RunConfig.of(config).run();
    long seed = run.seed();
    Path out = run.out().resolve("chaos-" + seed);
    Disturbance disturbance = new Disturbance(kills, faults, complete(), seed);
    return new Chaos(config, out, disturbance, System.out).call() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Map<Role, Integer> complete() {
    for (Role role : Role.values()) {
      if (processes.getOrDefault(role, 0) < 1) {
        throw new UserError(
            "--processes: no %s in %s (expected: at least 1 of each role)"
                .formatted(role.text(), processes));
      }
    }
    return processes;
  }

  /**
   * Long enough for the faults on two cores, measured at its ends only, with checkpoints that are
   * never far.
   */
  private Config shorter() {
    return RunOptions.config("run.steps", STEPS + STEPS_A_FAULT * kills)
        .withFallback(RunOptions.config("checkpoint.every", 5))
        .withFallback(RunOptions.config("evaluation.every", 0))
        .withFallback(RunOptions.config("evaluation.final-prompts", 64));
  }
}
