package io.sampo.app.run;

import io.sampo.actors.coordinator.Outcome;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.failure.RunLog;
import io.sampo.app.failure.UserError;
import io.sampo.app.management.Management;
import io.sampo.app.management.Measure;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drives one run from its configuration to its report, on this node or on child processes. */
public final class Run {
  /** The exit code of a run that a person stopped: 128 + SIGINT, whatever the signal. */
  public static final int STOPPED = 130;

  private final RunConfig config;
  private final RunFolder folder;
  private final boolean resume;
  private final boolean plain;
  private final PrintStream out;

  public Run(RunConfig config, boolean resume, boolean plain, PrintStream out) {
    this.config = config;
    this.folder = new RunFolder(config.run().folder());
    this.resume = resume;
    this.plain = plain;
    this.out = out;
  }

  /** Prints the resolved configuration and opens all that it names, without starting anything. */
  public void dryRun() throws IOException {
    RunInputs inputs = opened();
    out.print(config.resolved());
    out.printf(
        "# %d prompts, %d pairs, %d recorded pairs, %d evaluation rows, %d held-out pairs; everything"
            + " that the run reads is there%n",
        inputs.prompts().size(),
        inputs.pairs().size(),
        inputs.recording().map(recording -> recording.pairs().size()).orElse(0),
        inputs.evaluation().size(),
        inputs.heldOut().size());
  }

  /** Runs to the end, or to a stop; the exit code. */
  public int call() throws IOException {
    long begin = System.nanoTime();
    out.println(beginning());
    out.flush();
    RunInputs inputs = opened();
    if (Files.exists(folder.summary())) {
      out.println(folder.path() + ": the run is over");
      return ExitCode.DONE;
    }
    try (RunLock _ = RunLock.on(folder.path())) {
      return alone(inputs, begin);
    }
  }

  private int alone(RunInputs inputs, long begin) throws IOException {
    prepareFolder(inputs);
    RunLog.into(folder.log(), config.run().name());
    try (RunHost host = new RunHost(config, inputs, out, plain, RunHost.Place.ALONE);
        Interruption interruption = new Interruption(out)) {
      return host.tell(run(inputs, host, interruption), begin);
    }
  }

  /** What is being done until the first orders are out: seconds in which nothing moves. */
  private String beginning() throws IOException {
    boolean anew = resume && !folder.hasBegun();
    return folder.path()
        + (anew ? ": no run to go on with; it begins: " : ": ")
        + "opening models and data";
  }

  /** Everything that the run reads, or the reason why it cannot begin; nothing is written yet. */
  private RunInputs opened() throws IOException {
    checkFolder();
    return RunInputs.checked(config);
  }

  private void checkFolder() throws IOException {
    if (!folder.hasBegun()) {
      config.record().path().ifPresent(Run::refuseExisting);
      return;
    }
    if (!resume) {
      throw new UserError(
          folder.path() + ": holds a run already (expected: --resume to go on, or another --name)");
    }
    folder.refuseOtherThan(config, "resumed");
    refuseOtherRecording();
  }

  /** The batches of another recording, or of none, would be missing. */
  private void refuseOtherRecording() {
    Optional<Path> begun = RunConfig.load(folder.config()).record().path();
    if (!absolute(begun).equals(absolute(config.record().path()))) {
      throw new UserError(
          "%s: record.path: %s (expected: %s, as the run began)"
              .formatted(folder.path(), text(config.record().path()), text(begun)));
    }
  }

  private static Optional<Path> absolute(Optional<Path> path) {
    return path.map(file -> file.toAbsolutePath().normalize());
  }

  private static String text(Optional<Path> path) {
    return path.map(Path::toString).orElse("null");
  }

  private static void refuseExisting(Path recording) {
    if (Files.exists(recording)) {
      throw new UserError(
          "record.path: " + recording + " exists already (expected: the name of a new file)");
    }
  }

  private void prepareFolder(RunInputs inputs) throws IOException {
    for (Path recording : config.record().path().stream().toList()) {
      Files.createDirectories(recording.toAbsolutePath().getParent());
    }
    folder.prepare(config.pinned(inputs.model()));
  }

  private Outcome run(RunInputs inputs, RunHost host, Interruption interruption)
      throws IOException {
    Set<Role> roles =
        config.deployment().processes() ? EnumSet.of(Role.COORDINATOR) : EnumSet.allOf(Role.class);
    try (Node node =
            Node.start(
                config, roles, inputs.digests(), List.of(), Optional.of(host), host.readings());
        Management _ = Management.start(config, node);
        ChildNodes children = ChildNodes.start(config, folder, node)) {
      host.readings().read(Measure.RESTARTS, children::restarts);
      interruption.endsBy(() -> node.stopRun("interrupted"));
      node.onTermination(() -> host.onCutOff(node.refusal()));
      Outcome outcome = host.finished().join();
      children.awaitEnd();
      return children
          .failure()
          .<Outcome>map(why -> new Outcome.Failed(outcome.step(), outcome.ledger(), why))
          .orElse(outcome);
    }
  }
}
