package io.sampo.app.run;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.CoordinatorSettings;
import io.sampo.actors.coordinator.OrderRules;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import io.sampo.app.display.RunDisplay;
import io.sampo.app.failure.UserError;
import io.sampo.app.management.Readings;
import io.sampo.app.management.StepReadings;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.report.ClosingTable;
import io.sampo.config.DeploymentSection;
import io.sampo.config.RunConfig;
import io.sampo.learner.checkpoint.CheckpointStore;
import io.sampo.learner.checkpoint.Manifest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * What a node that may host the coordinator has ready for it: orders, measurements, the files of
 * the run, a display. They are opened when the coordinator begins there, which on a node that
 * stands by may be late or never.
 */
final class RunHost implements Node.Hosting, AutoCloseable {
  /** Where the coordinator may begin. */
  enum Place {
    /** Here alone: a run begins, or begins again, with this node. */
    ALONE(Duration.ZERO, "--resume"),
    /** On several nodes: a learner may lead already, and says so every two seconds. */
    AMONG_OTHERS(Duration.ofSeconds(5), "the same command");

    private final Duration headStart;

    /** What goes on with a run that was stopped. */
    private final String goesOn;

    Place(Duration headStart, String goesOn) {
      this.headStart = headStart;
      this.goesOn = goesOn;
    }
  }

  private static final Duration TICK = Duration.ofMillis(200);
  private static final int RESULTS_WAITING_FOR_A_JUDGE = 16;
  private static final int TABLE_WIDTH = 100;

  private final RunConfig config;
  private final RunInputs inputs;
  private final RunFolder folder;
  private final Place place;
  private final PrintStream out;
  private final boolean plain;
  private final ModelTokenizer tokenizer;
  private final Answers answers;
  private final int keptSteps;

  /** Of a session before this one. */
  private final Optional<FailureNote> failedBefore;

  private final Pace pace = new Pace();
  private final Readings readings = new Readings();
  private final CompletableFuture<Outcome> finished = new CompletableFuture<>();
  private volatile @Nullable RunMonitor monitor;
  private @Nullable RunDisplay display;
  private @Nullable MetricsLog metrics;

  /** Opens the tokenizer, and looks for the newest checkpoint where it decides what is kept. */
  RunHost(RunConfig config, RunInputs inputs, PrintStream out, boolean plain, Place place)
      throws IOException {
    this.config = config;
    this.inputs = inputs;
    this.folder = new RunFolder(config.run().folder());
    this.place = place;
    this.out = out;
    this.plain = plain;
    keptSteps = keptSteps();
    failedBefore = FailureNote.in(folder.failure());
    tokenizer = ModelTokenizer.required(config.model().path());
    answers = new Answers(folder.answers(), tokenizer);
  }

  /** What lies behind the newest checkpoint is made again, unless a learner still has it. */
  private int keptSteps() {
    return switch (place) {
      case ALONE ->
          new CheckpointStore(folder.checkpoints(), config.checkpoint().keep())
              .newest()
              .map(CheckpointStore.Found::manifest)
              .map(Manifest::step)
              .orElse(0);
      case AMONG_OTHERS -> config.run().steps();
    };
  }

  /** The numbers of this node. */
  Readings readings() {
    return readings;
  }

  /** How the run ended, seen from here. */
  CompletableFuture<Outcome> finished() {
    return finished;
  }

  @Override
  public Behavior<Coordinator.Command> coordinator(
      ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog) {
    return Behaviors.setup(_ -> begin(registry, watchdog));
  }

  private Behavior<Coordinator.Command> begin(
      ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog) {
    if (Files.exists(folder.summary())) {
      finished.complete(new Outcome.Completed(config.run().steps(), Ledger.EMPTY));
      return Behaviors.empty();
    }
    try {
      folder.refuseOutOfReach();
      Optional<FailureNote> failure = FailureNote.in(folder.failure());
      if (failure.isPresent() && !failure.equals(failedBefore)) {
        finished.complete(failure.get().outcome());
        return Behaviors.empty();
      }
      Set<Integer> measured = measured();
      return Coordinator.create(
          settings(),
          new OrderCutter(config, inputs),
          new EvaluationSchedule(config, inputs, measured),
          monitor(),
          registry,
          watchdog);
    } catch (IOException | RuntimeException e) {
      finished.completeExceptionally(e);
      return Behaviors.empty();
    }
  }

  private CoordinatorSettings settings() {
    return new CoordinatorSettings(
        config.phases(), rules(config.deployment()), place.headStart, TICK);
  }

  private static OrderRules rules(DeploymentSection deployment) {
    return new OrderRules(
        deployment.reissueAfter(),
        deployment.maxFailures(),
        deployment.maxLosses(),
        RESULTS_WAITING_FOR_A_JUDGE,
        deployment.mixedNumerics());
  }

  /** Steps whose measurement is in the run's files. */
  private Set<Integer> measured() throws IOException {
    Set<Integer> steps = new HashSet<>();
    for (MetricsRow row : MetricsLog.read(folder.metrics())) {
      if (row.kind() == MetricsRow.Kind.EVALUATION && row.step() <= keptSteps) {
        steps.add(row.step());
      }
    }
    return steps;
  }

  private RunMonitor monitor() throws IOException {
    MetricsLog log = MetricsLog.truncateAfter(folder.metrics(), keptSteps);
    RunDisplay shown = RunDisplay.on(out, plain);
    metrics = log;
    display = shown;
    RunMonitor made =
        new RunMonitor(
            config, inputs.pairs().size(), shown, log, new StepReadings(readings), answers, pace);
    var _ = made.finished().whenComplete(this::ends);
    monitor = made;
    return made;
  }

  private void ends(@Nullable Outcome outcome, @Nullable Throwable broken) {
    if (outcome == null) {
      finished.completeExceptionally(Objects.requireNonNull(broken));
    } else {
      finished.complete(outcome);
    }
  }

  /**
   * The node has left the cluster: after the end of a run that is as it should be.
   *
   * @param refusal if it was never let in
   */
  void onCutOff(Optional<UserError> refusal) {
    finished.completeExceptionally(refusal.orElseGet(this::outOfReach));
  }

  private UserError outOfReach() {
    RunMonitor hearing = monitor;
    int step = hearing == null ? 0 : hearing.step();
    return new UserError(
        "the run stopped at step %d: the other nodes were out of reach for too long; %s goes on"
            .formatted(step, place.goesOn));
  }

  /**
   * Tells a person how the run ended and, where it ended well, writes what it leaves.
   *
   * @param begin of the session, by {@link System#nanoTime}
   * @return the exit code
   */
  int tell(Outcome outcome, long begin) throws IOException {
    giveBack();
    return switch (outcome) {
      case Outcome.Completed _ when Files.exists(folder.summary()) -> {
        out.printf("%s: the run is over%n", folder.path());
        yield 0;
      }
      case Outcome.Completed completed -> completed(completed, begin);
      case Outcome.Stopped stopped -> stopped(stopped);
      case Outcome.Failed failed -> throw failed(failed);
    };
  }

  private UserError failed(Outcome.Failed failed) {
    UserError error =
        new UserError("the run stopped at step " + failed.step() + ": " + failed.message());
    if (place == Place.AMONG_OTHERS) {
      try {
        FailureNote.of(failed).write(folder.failure());
      } catch (IOException e) {
        error.addSuppressed(e);
      }
    }
    return error;
  }

  private int completed(Outcome.Completed outcome, long begin) throws IOException {
    double seconds = (System.nanoTime() - begin) / 1e9;
    RunEnd end = new RunEnd(config, folder, pace);
    Summary summary = end.write(outcome, answers.examples(), seconds);
    Files.deleteIfExists(folder.failure());
    ClosingTable.lines(summary, answers.examples(), folder.path(), TABLE_WIDTH)
        .forEach(out::println);
    return 0;
  }

  private int stopped(Outcome.Stopped outcome) {
    int checkpointed = newestCheckpoint();
    String from =
        checkpointed == outcome.step()
            ? "checkpointed in " + folder.checkpoints()
            : "the newest checkpoint is of step " + checkpointed;
    out.printf(
        "stopped at step %d of %d, %s; %s goes on%n",
        Math.max(0, outcome.step()), config.run().steps(), from, place.goesOn);
    return Run.STOPPED;
  }

  /** The step that the run goes on from: 0, too, where there is no checkpoint yet. */
  private int newestCheckpoint() {
    return new CheckpointStore(folder.checkpoints(), config.checkpoint().keep())
        .newest()
        .map(found -> found.manifest().step())
        .orElse(0);
  }

  /** What the coordinator opened. */
  private void giveBack() throws IOException {
    if (display != null) {
      display.close();
    }
    if (metrics != null) {
      metrics.close();
    }
  }

  @Override
  public void close() throws IOException {
    giveBack();
    tokenizer.close();
  }
}
