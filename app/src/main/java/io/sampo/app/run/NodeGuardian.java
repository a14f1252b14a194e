package io.sampo.app.run;

import io.sampo.actors.Peers;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.sight.Lookout;
import io.sampo.actors.sight.View;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The parent of a node's actors; it alone knows the topology.
 *
 * <pre>
 *   guardian ─┬─ registry
 *             ├─ watchdog
 *             ├─ lookout
 *             ├─ coordinator (singleton, on nodes of that role)
 *             └─ workers: sampler-1 …, judge-1 …, learner
 * </pre>
 *
 * <p>When the last worker has stopped because the run is over, a node of workers alone stops too;
 * one that drains leaves the cluster once its workers have departed.
 */
final class NodeGuardian {
  /** A lost message is repeated after this long. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  sealed interface Command {}

  /** Ends the run after the step in hand. */
  record Stop(String reason) implements Command {}

  /** Lets the workers depart, then the node. */
  enum Drain implements Command {
    NOW
  }

  /** How does the cluster stand, as this node sees it? */
  record Look(ActorRef<View> replyTo) implements Command {}

  /** What a node is made of. */
  interface Parts {
    String node();

    Behavior<Registry.Command> registry();

    Behavior<Watchdog.Command> watchdog();

    /** The coordinator's reference, hosted here or elsewhere. */
    ActorRef<Coordinator.Command> coordinator(
        ActorContext<Command> context,
        ActorRef<Registry.Command> registry,
        ActorRef<Watchdog.Command> watchdog);

    Behavior<Lookout.Command> lookout(Lookout.Sources sources);

    List<Worker<?>> workers();

    /** Whether the node outlives its workers: it hosts the coordinator. */
    boolean stays();

    /** Called when the workers have stopped because the run is over. */
    void onRunOver();

    /** Called when the workers have departed: the node is to leave. */
    void onDrained();

    /** Called when all actors of the node have stopped. */
    void onStopped();
  }

  /**
   * A worker to be.
   *
   * @param name on the node
   * @param behavior once it knows its peers
   * @param drain lets it depart
   */
  record Worker<C>(String name, Function<Peers, Behavior<C>> behavior, C drain) {}

  private final ActorContext<Command> context;
  private final ActorRef<Coordinator.Command> coordinator;
  private final ActorRef<Lookout.Command> lookout;
  private final Parts parts;
  private final List<Runnable> drains = new ArrayList<>();
  private int working;
  private boolean draining;

  private NodeGuardian(ActorContext<Command> context, Parts parts) {
    this.context = context;
    context.setLoggerName(NodeGuardian.class);
    this.parts = parts;
    ActorRef<Registry.Command> registry = context.spawn(parts.registry(), "registry");
    ActorRef<Watchdog.Command> watchdog = context.spawn(parts.watchdog(), "watchdog");
    this.coordinator = parts.coordinator(context, registry, watchdog);
    this.lookout =
        context.spawn(
            parts.lookout(new Lookout.Sources(coordinator, registry, watchdog)), "lookout");
    Peers peers = new Peers(parts.node(), coordinator, registry, watchdog, ASK_AGAIN);
    parts.workers().forEach(worker -> start(worker, peers));
  }

  private <C> void start(Worker<C> worker, Peers peers) {
    ActorRef<C> ref =
        context.spawn(
            worker.behavior().apply(peers), worker.name(), DispatcherSelector.defaultDispatcher());
    context.watch(ref);
    drains.add(() -> ref.tell(worker.drain()));
    working++;
  }

  static Behavior<Command> create(Parts parts) {
    return Behaviors.setup(context -> new NodeGuardian(context, parts).behavior());
  }

  private Behavior<Command> behavior() {
    return Behaviors.receive(Command.class)
        .onMessage(Stop.class, this::onStop)
        .onMessage(Look.class, this::onLook)
        .onMessage(Drain.class, _ -> onDrain())
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PostStop.class, _ -> onPostStop())
        .build();
  }

  private Behavior<Command> onStop(Stop stop) {
    coordinator.tell(new Coordinator.Stop(stop.reason()));
    return Behaviors.same();
  }

  private Behavior<Command> onDrain() {
    if (!draining) {
      draining = true;
      context.getLog().info("draining: {} workers depart", working);
      drains.forEach(Runnable::run);
      leaveIfIdle();
    }
    return Behaviors.same();
  }

  private void leaveIfIdle() {
    if (draining && working == 0) {
      parts.onDrained();
    }
  }

  private Behavior<Command> onLook(Look look) {
    lookout.tell(new Lookout.Look(look.replyTo()));
    return Behaviors.same();
  }

  private Behavior<Command> onPostStop() {
    parts.onStopped();
    return Behaviors.same();
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    working--;
    context.getLog().info("{} has stopped", terminated.getRef().path().name());
    leaveIfIdle();
    if (working > 0 || parts.stays() || draining) {
      return Behaviors.same();
    }
    parts.onRunOver();
    return Behaviors.stopped();
  }
}
