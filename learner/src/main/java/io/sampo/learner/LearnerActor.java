package io.sampo.learner;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.Calls;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Coordinator.BatchReady;
import io.sampo.actors.coordinator.Coordinator.PullBatch;
import io.sampo.actors.coordinator.Coordinator.RunOver;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import io.sampo.learner.checkpoint.SupersededException;
import io.sampo.learner.pool.GradientPool;
import io.sampo.learner.pool.PoolPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * A learner: waits until it is to lead, helping meanwhile whoever does; starts, then step by step
 * pulls batch t, updates, publishes version t + 1. Phases: seeking → starting → publishing →
 * pulling → stepping → publishing → …; at T finishing; a stop leaves a checkpoint; whatever fails
 * is told until the run is over. One that another has superseded gives its model back and seeks
 * again. One that drains finishes the step in hand, leaves a checkpoint and departs, so that
 * another leads from there.
 */
public final class LearnerActor {
  public sealed interface Command {}

  /** Departs. */
  public enum Drain implements Command {
    NOW
  }

  private record Replied(Coordinator.BatchReply reply) implements Command {}

  private record Announced(Registry.Published published) implements Command {}

  /** A blocking call is done; {@code next} is the phase that follows from its outcome. */
  private record Called(Supplier<Behavior<Command>> next) implements Command {}

  private enum Signal implements Command {
    AGAIN
  }

  /** Leads no more. */
  private static final long NO_TERM = 0;

  /** Where the learner stands: what it tells the coordinator with every pull. */
  private record Stand(int step, Ledger ledger, Map<String, Double> metrics, List<Long> versions) {}

  /**
   * A learner of a run of {@code steps} updates, with a model thread of its own.
   *
   * @param opening makes the model's part, each time that this learner is to lead
   * @param pool with whom it shares steps; empty for a learner that only stands by
   */
  public static Behavior<Command> create(
      int steps, Peers peers, Supplier<Learning> opening, Optional<GradientPool> pool) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new LearnerActor(context, timers, steps, peers, opening, pool).seek()));
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final int steps;
  private final String who;
  private final Peers peers;
  private final Supplier<Learning> opening;
  private final ModelThread model;
  private final PoolPlace pool;
  private final ActorRef<Coordinator.BatchReply> replies;
  private final ActorRef<Registry.Published> announced;
  private Learning learning;
  private long term = NO_TERM;

  /** Whether the step in hand is the last. */
  private boolean draining;

  private LearnerActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      int steps,
      Peers peers,
      Supplier<Learning> opening,
      Optional<GradientPool> pool) {
    this.context = context;
    context.setLoggerName(LearnerActor.class);
    this.timers = timers;
    this.steps = steps;
    this.who = "learner on " + peers.node();
    this.peers = peers;
    this.opening = opening;
    learning = opening.get();
    model = ModelThread.of(context);
    this.pool = new PoolPlace(context, peers, model, pool);
    replies = context.messageAdapter(Coordinator.BatchReply.class, Replied::new);
    announced = context.messageAdapter(Registry.Published.class, Announced::new);
    timers.startTimerWithFixedDelay(Signal.AGAIN, peers.askAgain());
  }

  // ---- seeking

  private Behavior<Command> seek() {
    if (draining) {
      return depart();
    }
    var seek = new Coordinator.SeekLead(replies, peers.node());
    peers.coordinator().tell(seek);
    pool.help();
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Replied(Coordinator.Lead _) -> start();
          case Replied(RunOver _) -> close();
          case Drain _ -> depart();
          case Signal _ -> {
            peers.coordinator().tell(seek);
            yield Behaviors.same();
          }
          case Replied _, Announced _, Called _ -> Behaviors.same();
        });
  }

  private Behavior<Command> start() {
    pool.leave();
    return calling(0, learning::start, this::onStarted);
  }

  /** Another leads: what this one has is of no use any more. */
  private Behavior<Command> stepDown(String reason) {
    context.getLog().warn("{} leads no more: {}", who, reason);
    keep(List.of());
    term = NO_TERM;
    pool.leave();
    return calling(0, () -> done(learning::close), _ -> seekAnew());
  }

  private Behavior<Command> seekAnew() {
    learning = opening.get();
    return seek();
  }

  // ---- starting

  private Behavior<Command> onStarted(Learning.Standing standing) {
    term = standing.term();
    pool.lead();
    List<Long> versions = standing.snapshots().stream().map(SnapshotEntry::version).toList();
    var stand = new Stand(standing.step(), standing.ledger(), standing.metrics(), versions);
    keep(versions);
    return publish(standing.snapshots(), stand);
  }

  // ---- publishing

  private Behavior<Command> publish(List<SnapshotEntry> entries, Stand stand) {
    if (entries.isEmpty()) {
      return stand.step() == steps ? finish(stand) : pull(stand);
    }
    peers.registry().tell(new Registry.Publish(entries.getFirst(), announced));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Announced(Registry.Published published) ->
              onAnnounced(published, entries.subList(1, entries.size()), stand);
          case Drain _ -> drainLater();
          case Replied _, Called _, Signal _ -> Behaviors.same();
        });
  }

  /** Before it publishes: what is dropped for older pins is gone. */
  private void keep(List<Long> versions) {
    peers.registry().tell(new Registry.Keep(Set.copyOf(versions), term));
  }

  private Behavior<Command> onAnnounced(
      Registry.Published published, List<SnapshotEntry> rest, Stand stand) {
    return published
        .refused()
        .map(reason -> failed(stand.step(), reason))
        .orElseGet(() -> publish(rest, stand));
  }

  // ---- pulling

  private Behavior<Command> pull(Stand stand) {
    if (draining) {
      return leave(stand);
    }
    var pull = pullOf(stand);
    peers.watchdog().tell(new Watchdog.Waits(who, "batch " + stand.step()));
    peers.coordinator().tell(pull);
    return Behaviors.receiveMessage(command -> onPulling(command, stand, pull));
  }

  private Behavior<Command> onPulling(Command command, Stand stand, PullBatch pull) {
    return switch (command) {
      case Replied(BatchReady ready) when ready.batch().step() == stand.step() -> step(ready);
      case Replied(RunOver over) -> onOver(over, stand);
      case Replied(Coordinator.Superseded _) -> stepDown("another has taken its place");
      case Drain _ -> leave(stand);
      case Signal _ -> {
        peers.coordinator().tell(pull);
        yield Behaviors.same();
      }
      case Replied _, Announced _, Called _ -> Behaviors.same();
    };
  }

  private PullBatch pullOf(Stand stand) {
    return new PullBatch(
        replies,
        peers.node(),
        term,
        stand.step(),
        stand.ledger(),
        stand.metrics(),
        stand.versions());
  }

  // ---- stepping

  private Behavior<Command> step(BatchReady ready) {
    int step = ready.batch().step();
    keep(ready.pins());
    return calling(
        step,
        () -> learning.step(ready.batch(), ready.ledger(), ready.pins()),
        committed ->
            publish(
                List.of(committed.snapshot()),
                new Stand(step + 1, ready.ledger(), committed.metrics(), ready.pins())));
  }

  private Behavior<Command> finish(Stand stand) {
    return calling(stand.step(), () -> done(learning::finish), _ -> pull(stand));
  }

  // ---- ending

  private Behavior<Command> onOver(RunOver over, Stand stand) {
    return switch (over.ending()) {
      case STOPPED -> checkpointed(stand, this::close);
      case COMPLETED, FAILED -> close();
    };
  }

  private Behavior<Command> leave(Stand stand) {
    draining = true;
    return checkpointed(stand, this::depart);
  }

  /** Leaves a checkpoint and says where, so that no commit goes unheard. */
  private Behavior<Command> checkpointed(Stand stand, Supplier<Behavior<Command>> then) {
    return calling(
        stand.step(),
        () -> done(learning::checkpoint),
        _ -> {
          peers.coordinator().tell(new Coordinator.LearnerStopped(pullOf(stand)));
          return then.get();
        });
  }

  private Behavior<Command> drainLater() {
    draining = true;
    return Behaviors.same();
  }

  /** The lead is free at once. */
  private Behavior<Command> depart() {
    peers.coordinator().tell(new Coordinator.Departs(replies, peers.node()));
    return close();
  }

  /** Tells the failure until the coordinator has heard it; another may lead by then. */
  private Behavior<Command> failed(int step, String cause) {
    var failure = new Coordinator.LearnerFailed(replies, peers.node(), term, step, cause);
    peers.coordinator().tell(failure);
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Replied(RunOver _) -> close();
          case Replied(Coordinator.Superseded _) -> stepDown("another has taken its place");
          case Signal _ -> {
            peers.coordinator().tell(failure);
            yield Behaviors.same();
          }
          case Replied _, Announced _, Called _, Drain _ -> Behaviors.same();
        });
  }

  private Behavior<Command> close() {
    proceeds();
    timers.cancelAll();
    pool.leave();
    return calling(0, () -> done(learning::close), _ -> Behaviors.stopped());
  }

  // ---- calling

  private interface Action {
    void run() throws Exception;
  }

  private static boolean done(Action action) throws Exception {
    action.run();
    return true;
  }

  /**
   * Runs a call on the model thread. Meanwhile nothing else counts: who has something to say says
   * it again in answer to the next pull. Who leads goes on saying so.
   */
  private <T> Behavior<Command> calling(
      int step, Callable<T> call, Function<T, Behavior<Command>> then) {
    proceeds();
    context.pipeToSelf(
        model.call(call), (outcome, failure) -> called(step, outcome, failure, then));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Called called -> called.next().get();
          case Drain _ -> drainLater();
          case Signal _ -> leading();
          case Replied _, Announced _ -> Behaviors.same();
        });
  }

  private Behavior<Command> leading() {
    if (term != NO_TERM) {
      peers.coordinator().tell(new Coordinator.Leading(replies, peers.node(), term));
    }
    return Behaviors.same();
  }

  private <T> Called called(
      int step,
      @Nullable T outcome,
      @Nullable Throwable failure,
      Function<T, Behavior<Command>> then) {
    if (failure != null && Calls.thrown(failure) instanceof SupersededException superseded) {
      return new Called(() -> stepDown(String.valueOf(superseded.getMessage())));
    }
    if (outcome == null) {
      context
          .getLog()
          .atError()
          .addKeyValue("version", step)
          .setCause(failure)
          .log("{}: step {} failed", who, step);
      String cause = failure == null ? "no outcome" : Calls.cause(failure);
      return new Called(() -> failed(step, cause));
    }
    return new Called(() -> then.apply(outcome));
  }

  private void proceeds() {
    peers.watchdog().tell(new Watchdog.Proceeds(who));
  }
}
