package io.sampo.app.run;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.CoordinatorSettings;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.app.display.RunDisplay;
import io.sampo.app.failure.RunLog;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.report.ClosingTable;
import io.sampo.config.Difference;
import io.sampo.config.RunConfig;
import io.sampo.config.VerdictRecord;
import io.sampo.data.verdicts.VerdictPlace;
import io.sampo.data.verdicts.VerdictStore;
import io.sampo.learner.checkpoint.CheckpointStore;
import io.sampo.learner.checkpoint.Manifest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drives one run from its configuration to its report, on this node or on child processes. */
public final class Run {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final int RESULTS_WAITING_FOR_A_JUDGE = 16;
  private static final int TABLE_WIDTH = 100;

  /** The exit code of a run that a person stopped: 128 + SIGINT. */
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
  public void dryRun() {
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
    RunInputs inputs = opened();
    int from = prepareFolder(inputs);
    RunLog.into(folder.log());
    try (ModelTokenizer tokenizer = ModelTokenizer.required(config.model().path());
        Interruption interruption = new Interruption()) {
      Answers answers = new Answers(folder.answers(), tokenizer);
      Pace pace = new Pace();
      return switch (watched(inputs, from, answers, pace, interruption)) {
        case Outcome.Completed completed -> completed(completed, pace, answers, begin);
        case Outcome.Stopped stopped -> stopped(stopped);
        case Outcome.Failed failed ->
            throw new UserError(
                "the run stopped at step " + failed.step() + ": " + failed.message());
      };
    }
  }

  private Outcome watched(
      RunInputs inputs, int from, Answers answers, Pace pace, Interruption interruption)
      throws IOException {
    try (MetricsLog metrics = MetricsLog.truncateAfter(folder.metrics(), from);
        RunDisplay display = RunDisplay.on(out, plain)) {
      RunMonitor monitor =
          new RunMonitor(config, inputs.pairs().size(), display, metrics, answers, pace);
      return run(inputs, monitor, interruption);
    }
  }

  /** Everything that the run reads, or the reason why it cannot begin; nothing is written yet. */
  private RunInputs opened() {
    checkFolder();
    Models.check(config);
    RunInputs inputs = RunInputs.open(config);
    new JudgeRoom(config, inputs).check();
    LargestMessages.of(config, inputs).refuseAbove(config.deployment().frameSize());
    VerdictPlace.of(config).ifPresent(this::checkVerdicts);
    return inputs;
  }

  /** A file of H2 is there once somebody writes; a server is there or not. */
  private void checkVerdicts(VerdictPlace place) {
    if (config.verdicts().record() == VerdictRecord.POSTGRESQL) {
      try (VerdictStore store = VerdictStore.at(place)) {
        store.requireReachable();
      }
    }
  }

  private void checkFolder() {
    if (!Files.exists(folder.config())) {
      config.record().path().ifPresent(Run::refuseExisting);
      return;
    }
    if (!resume) {
      throw new UserError(
          folder.path() + ": holds a run already (expected: --resume to go on, or another --name)");
    }
    refuseDifferences(RunConfig.load(folder.config()));
  }

  private static void refuseExisting(Path recording) {
    if (Files.exists(recording)) {
      throw new UserError(
          "record.path: " + recording + " exists already (expected: the name of a new file)");
    }
  }

  /** Makes the run's folder; the step it stands at. */
  private int prepareFolder(RunInputs inputs) throws IOException {
    Files.createDirectories(folder.path());
    for (Path recording : config.record().path().stream().toList()) {
      Files.createDirectories(recording.toAbsolutePath().getParent());
    }
    Files.deleteIfExists(folder.summary());
    AtomicFile.write(folder.config(), config.pinned(inputs.model()).resolved());
    return new CheckpointStore(folder.checkpoints(), config.checkpoint().keep())
        .newest()
        .map(CheckpointStore.Found::manifest)
        .map(Manifest::step)
        .orElse(0);
  }

  private void refuseDifferences(RunConfig before) {
    List<Difference> differences = config.learningDifferences(before);
    if (!differences.isEmpty()) {
      throw new UserError(
          folder.path()
              + ": cannot be resumed, since these keys decide what is learned:\n"
              + differences.stream()
                  .map(d -> "  " + d.key() + ": " + d.here() + " (expected: " + d.there() + ")")
                  .collect(Collectors.joining("\n")));
    }
  }

  private Outcome run(RunInputs inputs, RunMonitor monitor, Interruption interruption)
      throws IOException {
    Set<Role> roles =
        config.deployment().processes() ? EnumSet.of(Role.COORDINATOR) : EnumSet.allOf(Role.class);
    EvaluationSchedule evaluations = new EvaluationSchedule(config, inputs, measured());
    OrderCutter orders = new OrderCutter(config, inputs);
    Node.Hosting hosting =
        (registry, watchdog) ->
            Coordinator.create(settings(), orders, evaluations, monitor, registry, watchdog);
    try (Node node =
            Node.start(config, roles, inputs.digests(), Optional.empty(), Optional.of(hosting));
        ChildNodes children = ChildNodes.start(config, folder, node)) {
      interruption.stops(node);
      node.onTermination(monitor::onCutOff);
      Outcome outcome = monitor.finished().join();
      children.awaitEnd();
      return children
          .failure()
          .<Outcome>map(why -> new Outcome.Failed(outcome.step(), outcome.ledger(), why))
          .orElse(outcome);
    }
  }

  private CoordinatorSettings settings() {
    return new CoordinatorSettings(
        config.phases(),
        config.deployment().reissueAfter(),
        config.deployment().maxFailures(),
        RESULTS_WAITING_FOR_A_JUDGE,
        TICK);
  }

  /** Steps that an earlier session of this run measured. */
  private Set<Integer> measured() throws IOException {
    Set<Integer> steps = new HashSet<>();
    for (MetricsRow row : MetricsLog.read(folder.metrics())) {
      if (row.kind() == MetricsRow.Kind.EVALUATION) {
        steps.add(row.step());
      }
    }
    return steps;
  }

  private int completed(Outcome.Completed outcome, Pace pace, Answers answers, long begin)
      throws IOException {
    double seconds = (System.nanoTime() - begin) / 1e9;
    RunEnd end = new RunEnd(config, folder, pace);
    Summary summary = end.write(outcome, answers.examples(), seconds);
    ClosingTable.lines(summary, answers.examples(), folder.path(), TABLE_WIDTH)
        .forEach(out::println);
    return 0;
  }

  private int stopped(Outcome.Stopped outcome) {
    out.printf(
        "stopped at step %d of %d, checkpointed in %s; --resume goes on%n",
        outcome.step(), config.run().steps(), folder.checkpoints());
    return STOPPED;
  }
}
