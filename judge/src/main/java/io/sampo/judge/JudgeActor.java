package io.sampo.judge;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.Calls;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Verdict;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One judge: pulls a rollout, judges it, answers, pulls again. Phases: pulling → judging → pulling;
 * the run's end closes it. One that drains finishes the rollout in hand and departs; one that waits
 * for the store of verdicts hands it back.
 */
public final class JudgeActor {
  public sealed interface Command {}

  /**
   * Departs.
   *
   * @param within a rollout in hand for longer is handed back
   */
  public record Drain(Duration within) implements Command {}

  private record Replied(Coordinator.RolloutReply reply) implements Command {}

  private record Judged(@Nullable Verdict verdict, @Nullable Throwable failure, long nanos)
      implements Command {}

  private enum Signal implements Command {
    AGAIN,
    ENOUGH,
    CLOSED
  }

  /**
   * A judge with a model thread of its own.
   *
   * @param name unique on its node, for people
   */
  public static Behavior<Command> create(String name, Peers peers, Judging judging) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new JudgeActor(context, timers, name, peers, judging).pull()));
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final String who;
  private final Peers peers;
  private final Judging judging;
  private final ModelThread model;
  private final ActorRef<Coordinator.RolloutReply> replies;
  private long ask;

  /** Whether the rollout in hand is the last. */
  private boolean draining;

  private JudgeActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String name,
      Peers peers,
      Judging judging) {
    this.context = context;
    context.setLoggerName(JudgeActor.class);
    this.timers = timers;
    this.who = name + " on " + peers.node();
    this.peers = peers;
    this.judging = judging;
    model = ModelThread.of(context);
    replies = context.messageAdapter(Coordinator.RolloutReply.class, Replied::new);
    timers.startTimerWithFixedDelay(Signal.AGAIN, peers.askAgain());
  }

  // ---- pulling

  private Behavior<Command> pull() {
    if (draining) {
      return depart();
    }
    ask++;
    peers.watchdog().tell(new Watchdog.Waits(who, "a rollout"));
    tellPull();
    return Behaviors.receiveMessage(this::onPulling);
  }

  private void tellPull() {
    peers.coordinator().tell(new Coordinator.PullRollout(replies, peers.node(), ask));
  }

  private Behavior<Command> onPulling(Command command) {
    return switch (command) {
      case Replied(Coordinator.ToJudge rollout) when rollout.ask() == ask -> judge(rollout);
      case Replied(Coordinator.RunOver _) -> close();
      case Drain _ -> depart();
      case Signal signal when signal == Signal.AGAIN -> {
        tellPull();
        yield Behaviors.same();
      }
      case Replied _, Judged _, Signal _ -> Behaviors.same();
    };
  }

  // ---- judging

  private Behavior<Command> judge(Coordinator.ToJudge rollout) {
    peers.watchdog().tell(new Watchdog.Proceeds(who));
    long start = System.nanoTime();
    context.pipeToSelf(
        model.call(() -> judging.judge(rollout.order(), rollout.result())),
        (verdict, failure) -> new Judged(verdict, failure, System.nanoTime() - start));
    return Behaviors.receiveMessage(command -> onJudging(rollout.order().id(), command));
  }

  private Behavior<Command> onJudging(OrderId id, Command command) {
    return switch (command) {
      case Judged judged -> onJudged(id, judged);
      case Replied(Coordinator.RunOver _) -> close();
      case Drain drain -> finishWithin(drain.within());
      case Signal signal when signal == Signal.ENOUGH -> depart();
      case Replied _, Signal _ -> Behaviors.same();
    };
  }

  private Behavior<Command> finishWithin(Duration limit) {
    draining = true;
    judging.giveUp();
    timers.startSingleTimer(Signal.ENOUGH, limit);
    return Behaviors.same();
  }

  private Behavior<Command> onJudged(OrderId id, Judged judged) {
    if (judged.verdict() != null) {
      tell(new Coordinator.VerdictGiven(replies, peers.node(), judged.verdict(), judged.nanos()));
    } else if (!draining) {
      Throwable failure = judged.failure();
      String cause = failure == null ? "no verdict" : Calls.cause(failure);
      context
          .getLog()
          .atError()
          .addKeyValue("order", id.key())
          .setCause(failure)
          .log("{}: judging {} failed", who, id);
      tell(new Coordinator.VerdictFailed(replies, peers.node(), id, cause));
    }
    return pull();
  }

  private void tell(Coordinator.Command command) {
    peers.coordinator().tell(command);
  }

  // ---- closing

  /** What it holds goes to others at once. */
  private Behavior<Command> depart() {
    tell(new Coordinator.Departs(replies, peers.node()));
    return close();
  }

  /** After the call in hand, if there is one: the thread takes one at a time. */
  private Behavior<Command> close() {
    peers.watchdog().tell(new Watchdog.Proceeds(who));
    timers.cancelAll();
    judging.giveUp();
    context.pipeToSelf(
        model.call(() -> {
          judging.close();
          return who;
        }),
        (_, _) -> Signal.CLOSED);
    return Behaviors.receiveMessage(
        command -> command == Signal.CLOSED ? Behaviors.stopped() : Behaviors.same());
  }
}
