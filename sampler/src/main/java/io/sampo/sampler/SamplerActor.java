package io.sampo.sampler;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.Calls;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.WorkResult;
import io.sampo.weights.TransferException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One sampler: pulls an order, makes sure that its version is here, works, answers, pulls again.
 * Phases: pulling → locating → fetching → working → pulling; the run's end closes it. One that
 * drains finishes the order that it works on, hands any other back, and departs.
 */
public final class SamplerActor {
  public sealed interface Command {}

  /**
   * Departs.
   *
   * @param within an order in work for longer is handed back
   */
  public record Drain(Duration within) implements Command {}

  private record Replied(Coordinator.OrderReply reply) implements Command {}

  private record Found(Registry.Located located) implements Command {}

  private record Fetched(Registry.Located located, @Nullable Throwable failure)
      implements Command {}

  private record Worked(@Nullable WorkResult result, @Nullable Throwable failure, long nanos)
      implements Command {}

  private enum Signal implements Command {
    AGAIN,
    ENOUGH,
    CLOSED
  }

  /**
   * A sampler with a model thread of its own.
   *
   * @param name unique on its node, for people
   */
  public static Behavior<Command> create(
      String name, Peers peers, PolicyVersions versions, OrderWork work) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new SamplerActor(context, timers, name, peers, versions, work).pull()));
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final String who;
  private final Peers peers;
  private final PolicyVersions versions;
  private final OrderWork work;
  private final ModelThread model;
  private final Executor fetching;
  private final ActorRef<Coordinator.OrderReply> replies;
  private final ActorRef<Registry.Located> found;
  private long ask;

  /** Whether the order in work is the last. */
  private boolean draining;

  private SamplerActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String name,
      Peers peers,
      PolicyVersions versions,
      OrderWork work) {
    this.context = context;
    context.setLoggerName(SamplerActor.class);
    this.timers = timers;
    this.who = name + " on " + peers.node();
    this.peers = peers;
    this.versions = versions;
    this.work = work;
    model = ModelThread.of(context);
    fetching = Calls.fetching(context.getSystem());
    replies = context.messageAdapter(Coordinator.OrderReply.class, Replied::new);
    found = context.messageAdapter(Registry.Located.class, Found::new);
    timers.startTimerWithFixedDelay(Signal.AGAIN, peers.askAgain());
  }

  // ---- pulling

  private Behavior<Command> pull() {
    if (draining) {
      return depart();
    }
    waitsFor("an order");
    return ask();
  }

  /**
   * Asks the coordinator, which gives what this sampler still holds, or an earlier order where the
   * learner has come back from a checkpoint.
   */
  private Behavior<Command> ask() {
    ask++;
    tellPull();
    return Behaviors.receiveMessage(this::onPulling);
  }

  private void tellPull() {
    peers.coordinator().tell(new Coordinator.PullOrder(replies, peers.node(), ask));
  }

  private Behavior<Command> onPulling(Command command) {
    return switch (command) {
      case Replied(Coordinator.Assigned assigned) when assigned.ask() == ask ->
          begin(assigned.order());
      case Replied(Coordinator.RunOver _) -> close();
      case Drain _ -> depart();
      case Signal signal when signal == Signal.AGAIN -> {
        tellPull();
        yield Behaviors.same();
      }
      case Replied _, Found _, Fetched _, Worked _, Signal _ -> Behaviors.same();
    };
  }

  private Behavior<Command> begin(Order order) {
    OptionalLong version = version(order);
    return version.isPresent() ? locate(order, version.getAsLong()) : work(order);
  }

  private static OptionalLong version(Order order) {
    return switch (order) {
      case Order.Generate generate -> OptionalLong.of(generate.version());
      case Order.Evaluate evaluate -> OptionalLong.of(evaluate.version());
      case Order.Compare compare -> OptionalLong.of(compare.version());
      case Order.Replay _, Order.Score _ -> OptionalLong.empty();
    };
  }

  // ---- locating

  private Behavior<Command> locate(Order order, long version) {
    waitsFor("version " + version + " for " + order.id());
    peers.registry().tell(new Registry.Locate(version, found));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Found(Registry.Located located) when located.entry().version() == version ->
              fetch(order, located);
          case Replied(Coordinator.RunOver _) -> close();
          case Drain _ -> depart();
          case Signal signal when signal == Signal.AGAIN -> ask();
          case Replied _, Found _, Fetched _, Worked _, Signal _ -> Behaviors.same();
        });
  }

  // ---- fetching

  private Behavior<Command> fetch(Order order, Registry.Located located) {
    context.pipeToSelf(
        Calls.on(
            fetching,
            () -> {
              versions.ensure(located.entry(), located.holders());
              return located;
            }),
        (_, failure) -> new Fetched(located, failure));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Fetched fetched -> onFetched(order, fetched);
          case Replied(Coordinator.RunOver _) -> close();
          case Drain _ -> depart();
          case Replied _, Found _, Worked _, Signal _ -> Behaviors.same();
        });
  }

  private Behavior<Command> onFetched(Order order, Fetched fetched) {
    Throwable failure = fetched.failure();
    if (failure == null) {
      peers.registry().tell(new Registry.Holding(fetched.located().entry()));
      return work(order);
    }
    long version = fetched.located().entry().version();
    context
        .getLog()
        .atWarn()
        .addKeyValue("order", order.id().key())
        .addKeyValue("version", version)
        .log("{}: cannot fetch version {}: {}", who, version, Calls.cause(failure));
    return isAbsent(failure) ? askLater() : failed(order, failure);
  }

  private static boolean isAbsent(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Stream.of(failure, cause)
        .anyMatch(each -> each instanceof TransferException transfer && transfer.isAbsent());
  }

  /**
   * Weights that nobody gives are no fault of the order: their holder has died, and whoever makes
   * them again publishes them again.
   */
  private Behavior<Command> askLater() {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Replied(Coordinator.RunOver _) -> close();
          case Drain _ -> depart();
          case Signal signal when signal == Signal.AGAIN -> ask();
          case Replied _, Found _, Fetched _, Worked _, Signal _ -> Behaviors.same();
        });
  }

  // ---- working

  private Behavior<Command> work(Order order) {
    proceeds();
    long start = System.nanoTime();
    context.pipeToSelf(
        model.call(() -> work.work(order)),
        (result, failure) -> new Worked(result, failure, System.nanoTime() - start));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Worked worked -> onWorked(order, worked);
          case Replied(Coordinator.RunOver _) -> close();
          case Drain drain -> finishWithin(drain.within());
          case Signal signal when signal == Signal.ENOUGH -> depart();
          case Replied _, Found _, Fetched _, Signal _ -> Behaviors.same();
        });
  }

  private Behavior<Command> finishWithin(Duration limit) {
    draining = true;
    timers.startSingleTimer(Signal.ENOUGH, limit);
    return Behaviors.same();
  }

  private Behavior<Command> onWorked(Order order, Worked worked) {
    if (worked.result() == null) {
      Throwable failure = worked.failure();
      return failed(order, failure == null ? new IllegalStateException("no result") : failure);
    }
    peers
        .coordinator()
        .tell(new Coordinator.OrderDone(replies, peers.node(), worked.result(), worked.nanos()));
    return pull();
  }

  private Behavior<Command> failed(Order order, Throwable failure) {
    String cause = Calls.cause(failure);
    context
        .getLog()
        .atError()
        .addKeyValue("order", order.id().key())
        .setCause(failure)
        .log("{}: {} failed", who, order.id());
    peers.coordinator().tell(new Coordinator.OrderFailed(replies, peers.node(), order.id(), cause));
    return pull();
  }

  // ---- closing

  /** What it holds goes to others at once. */
  private Behavior<Command> depart() {
    peers.coordinator().tell(new Coordinator.Departs(replies, peers.node()));
    return close();
  }

  /** After the call in hand, if there is one: the thread takes one at a time. */
  private Behavior<Command> close() {
    proceeds();
    timers.cancelAll();
    context.pipeToSelf(
        model.call(() -> {
          work.close();
          return who;
        }),
        (_, _) -> Signal.CLOSED);
    return Behaviors.receiveMessage(
        command -> command == Signal.CLOSED ? Behaviors.stopped() : Behaviors.same());
  }

  private void waitsFor(String what) {
    peers.watchdog().tell(new Watchdog.Waits(who, what));
  }

  private void proceeds() {
    peers.watchdog().tell(new Watchdog.Proceeds(who));
  }
}
