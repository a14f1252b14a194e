package io.sampo.actors.coordinator;

import io.sampo.actors.registry.Lifelines;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.wire.Wire;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * The contract of the run's coordinator, a cluster singleton. Everything is pulled: a worker asks,
 * its pull is remembered until there is something for it, and it asks again on a timer since a
 * message may be lost. A pull with the same {@code ask} is the same pull; the answer repeats it.
 */
public final class Coordinator {
  /** The role of nodes that may host it. */
  public static final String ROLE = "coordinator";

  private static final String NAME = "coordinator";

  /**
   * From the removal of its node to its beginning on another. Both sides of a cut decide at about
   * the same time which of them ends, and terms fence what a second coordinator would do.
   */
  private static final Duration MOVES_AFTER = Duration.ofSeconds(1);

  private Coordinator() {}

  public sealed interface Command {}

  /** What samplers and judges say. */
  public sealed interface FromWorker extends Command {}

  /** A sampler without an order wants one. */
  public record PullOrder(ActorRef<OrderReply> replyTo, String node, long ask)
      implements FromWorker, Wire {}

  /** A sampler did its order, in {@code nanos} ns. */
  public record OrderDone(ActorRef<OrderReply> sampler, String node, WorkResult result, long nanos)
      implements FromWorker, Wire {}

  /** A sampler could not do its order. */
  public record OrderFailed(ActorRef<OrderReply> sampler, String node, OrderId id, String cause)
      implements FromWorker, Wire {}

  /** A judge without a rollout wants one. */
  public record PullRollout(ActorRef<RolloutReply> replyTo, String node, long ask)
      implements FromWorker, Wire {}

  /** A judge judged its rollout, in {@code nanos} ns. */
  public record VerdictGiven(ActorRef<RolloutReply> judge, String node, Verdict verdict, long nanos)
      implements FromWorker, Wire {}

  /** A judge could not judge its rollout. */
  public record VerdictFailed(ActorRef<RolloutReply> judge, String node, OrderId id, String cause)
      implements FromWorker, Wire {}

  /** A learner that could lead asks whether it is to, until it is told. */
  public record SeekLead(ActorRef<BatchReply> replyTo, String node) implements Command, Wire {}

  /** The learner that leads says so while it computes, for a coordinator that has just moved. */
  public record Leading(ActorRef<BatchReply> replyTo, String node, long term)
      implements Command, Wire {}

  /**
   * The learner stands at {@code step} and wants batch {@code step}. Standing one further than
   * before says that the last batch is committed; standing anywhere else (a new learner, from a
   * checkpoint) takes the run there. So a lost message loses nothing.
   *
   * @param term under which it leads
   * @param ledger as committed with this step
   * @param metrics of the update that led here; empty at the start
   * @param versions that the learner keeps, {@code step} or not
   */
  public record PullBatch(
      ActorRef<BatchReply> replyTo,
      String node,
      long term,
      int step,
      Ledger ledger,
      Map<String, Double> metrics,
      List<Long> versions)
      implements Command, Wire {
    public PullBatch {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      versions = List.copyOf(versions);
    }
  }

  /**
   * The learner cannot go on; it stopped before the commit.
   *
   * @param term under which it led; 0 if it failed before it had one
   */
  public record LearnerFailed(
      ActorRef<BatchReply> replyTo, String node, long term, int step, String cause)
      implements Command, Wire {}

  /** The learner's answer to a {@link RunOver} that stops it: where it stands, checkpointed. */
  public record LearnerStopped(PullBatch last) implements Command, Wire {}

  public record GetStatus(ActorRef<Status> replyTo) implements Command, Wire {}

  /**
   * A worker or learner ends because its node is to go: it wants no more, and what it holds is for
   * others.
   */
  public record Departs(ActorRef<?> who, String node) implements Command, Wire {}

  /** Ends the run after the step in hand. */
  public record Stop(String reason) implements Command, Wire {}

  /** A watched worker or learner is gone. */
  record Gone(ActorRef<?> who) implements Command {}

  /** A node cannot be reached, or its process is gone. It may be dead, paused, cut off or slow. */
  record Unreachable(Address node) implements Command {}

  /** Time to look for what is late. */
  enum Tick implements Command {
    NOW
  }

  public sealed interface OrderReply extends Wire {}

  /** Answers {@link PullOrder}. */
  public record Assigned(long ask, Order order) implements OrderReply {}

  public sealed interface RolloutReply extends Wire {}

  /** Answers {@link PullRollout}. */
  public record ToJudge(long ask, Order order, WorkResult result) implements RolloutReply {}

  public sealed interface BatchReply extends Wire {}

  /** Answers {@link SeekLead}: takes a term and begins, from the newest checkpoint. */
  public record Lead() implements BatchReply {}

  /**
   * Answers {@link PullBatch} and {@link LearnerFailed} of a learner that does not lead any more.
   */
  public record Superseded() implements BatchReply {}

  /**
   * Answers {@link PullBatch}.
   *
   * @param ledger as it stands once the batch is committed: part of a checkpoint made then
   * @param pins the versions that are needed now, for a learner that knows older pins or none
   */
  public record BatchReady(Batch batch, Ledger ledger, List<Long> pins) implements BatchReply {
    public BatchReady {
      pins = List.copyOf(pins);
    }
  }

  /** Answers every pull once the run is over. */
  public record RunOver(Ending ending, String reason)
      implements OrderReply, RolloutReply, BatchReply {}

  public enum Ending {
    COMPLETED,
    /** The learner finishes its step, leaves a checkpoint and answers {@link LearnerStopped}. */
    STOPPED,
    FAILED
  }

  /**
   * The behaviour of the singleton; to be given to {@link #host}.
   *
   * @param registry of this node; told which versions are needed
   * @param watchdog of this node
   */
  public static Behavior<Command> create(
      CoordinatorSettings settings,
      OrderSource source,
      EvaluationPlan plan,
      RunListener listener,
      ActorRef<Registry.Command> registry,
      ActorRef<Watchdog.Command> watchdog) {
    return Behaviors.withMdc(
        Command.class,
        About::command,
        Behaviors.setup(context -> {
          context.spawn(Silences.create(watchdog), "silences");
          return Behaviors.withTimers(timers ->
              new CoordinatorBehavior(
                      context, timers, settings, source, plan, listener, registry, watchdog)
                  .running());
        }));
  }

  /** Hosts the singleton on this node if it has the role; the reference finds it anywhere. */
  public static ActorRef<Command> host(ActorSystem<?> system, Behavior<Command> behavior) {
    return host(system, behavior, Lifelines.NONE);
  }

  /**
   * Hosts the singleton on this node if it has the role; the reference finds it anywhere.
   *
   * @param lifelines by which it notices at once that a node's process is gone
   */
  public static ActorRef<Command> host(
      ActorSystem<?> system, Behavior<Command> behavior, Lifelines lifelines) {
    return ClusterSingleton.get(system)
        .init(
            SingletonActor.of(Reachability.watched(behavior, lifelines), NAME)
                .withSettings(
                    ClusterSingletonSettings.create(system)
                        .withRole(ROLE)
                        .withRemovalMargin(MOVES_AFTER)));
  }

  /** Finds the singleton from a node that does not host it. */
  public static ActorRef<Command> find(ActorSystem<?> system) {
    return host(system, Behaviors.empty());
  }
}
