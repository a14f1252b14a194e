package io.sampo.app.chaos;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.app.JavaCommand;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One experiment: the undisturbed run in one process, then the same run on a cluster of processes
 * that suffer faults. A fast cluster may end before it has suffered all of them; the others are for
 * the next run of the same kind.
 */
public final class Chaos {
  private final Config config;
  private final Path out;
  private final Disturbance disturbance;
  private final List<FaultPlan.Planned> plan;
  private final PrintStream print;
  private final List<Trial> trials = new ArrayList<>();
  private int faults;

  /**
   * An experiment to be.
   *
   * @param config of the run
   * @param out the folder of all runs and of chaos.json; must not exist
   */
  public Chaos(Config config, Path out, Disturbance disturbance, PrintStream print) {
    this.config = config;
    this.out = out;
    this.disturbance = disturbance;
    this.plan = FaultPlan.of(disturbance);
    this.print = print;
  }

  /**
   * Makes the runs; whether all faults were suffered and each run ended in the same weights, with
   * nothing lost.
   */
  public boolean call() throws IOException, InterruptedException {
    if (Files.exists(out)) {
      throw new UserError(out + ": exists already (expected: the name of a new folder)");
    }
    Files.createDirectories(out);
    Undisturbed undisturbed = undisturbed();
    ChaosResult result = disturbed(undisturbed);
    result.write(out.resolve("chaos.json"));
    tell(result);
    return result.passes();
  }

  private Undisturbed undisturbed() throws IOException, InterruptedException {
    print.println("the undisturbed run …");
    RunConfig run = named("undisturbed");
    Path file = out.resolve("undisturbed.conf");
    AtomicFile.write(file, run.resolved());
    Path output = out.resolve("undisturbed.out");
    Instant begin = Instant.now();
    Process process =
        new ProcessBuilder(JavaCommand.sampo("train", "--plain", "-c", file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new UserError("the undisturbed run failed; its output: " + output);
    }
    Path folder = run.run().folder();
    return new Undisturbed(
        Summary.read(folder.resolve("summary.json")),
        Commits.of(folder),
        Duration.between(begin, Instant.now()));
  }

  private RunConfig named(String name) {
    return RunConfig.of(
        config
            .withValue("run.name", ConfigValueFactory.fromAnyRef(name))
            .withValue("run.out", ConfigValueFactory.fromAnyRef(out.toString())));
  }

  /** As many runs as the faults need, as long as they do no harm. */
  private ChaosResult disturbed(Undisturbed undisturbed) throws IOException, InterruptedException {
    print.printf("the disturbed run: %d processes …%n", disturbance.roles().size());
    ChaosResult result;
    do {
      if (!trials.isEmpty()) {
        print.printf(
            "the run was over after %d of %d faults; the others in one more …%n",
            faults, disturbance.faults());
      }
      trials.add(disturbed());
      result = new ChaosResult(disturbance.seed(), disturbance.faults(), undisturbed, trials);
    } while (!result.sufferedAll() && result.isUnharmed() && !trials.getLast().events().isEmpty());
    return result;
  }

  private Trial disturbed() throws IOException, InterruptedException {
    String name = trials.isEmpty() ? "disturbed" : "disturbed-" + (trials.size() + 1);
    return new DisturbedRun(named(name), disturbance, this::tell)
        .suffering(plan.subList(faults, plan.size()));
  }

  private void tell(Event event, int step) {
    faults++;
    print.printf(
        "fault %d of %d at step %d: %s%n", faults, disturbance.faults(), step, words(event));
  }

  private static String words(Event event) {
    String what =
        switch (event.fault()) {
          case Fault.Kill _ -> "kill -9";
          case Fault.Pause pause -> "paused for " + pause.length().toMillis() + " ms";
          case Fault.Cut cut -> "cut off for " + cut.length().toMillis() + " ms";
        };
    return event.role().text() + (event.leading() ? " (leading)" : "") + ", " + what;
  }

  private void tell(ChaosResult result) {
    if (!result.sufferedAll()) {
      print.printf(
          "FAILED      after %d of %d faults%s%n",
          result.suffered(),
          result.asked(),
          result.isUnharmed() ? ", too few --steps for one more" : "");
    }
    print.printf("faults      %s, restarts %d%n", result.faults(), result.restarts());
    print.printf(
        "weights     %s%n",
        result.sameWeights() ? "the same, bit for bit" : "DIFFERENT from the undisturbed run's");
    print.printf("orders      lost %d, duplicates %d%n", result.lost(), result.duplicates());
    for (Role role : Role.values()) {
      tell(role, result.recoveries(role));
    }
    print.printf("wall time   %.2f of the undisturbed run's%n", result.wallRatio());
    print.printf("numbers     %s%n", out.resolve("chaos.json"));
  }

  private void tell(Role role, List<Double> recoveries) {
    if (!recoveries.isEmpty()) {
      print.printf(
          "recovery    %-11s  median %.1f s, max %.1f s, of %d%n",
          role.text(),
          ChaosResult.median(recoveries),
          ChaosResult.most(recoveries),
          recoveries.size());
    }
  }
}
