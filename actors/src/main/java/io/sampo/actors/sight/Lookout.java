package io.sampo.actors.sight;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.NodeShelf;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.registry.RowKey;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.ddata.Key;
import org.apache.pekko.cluster.ddata.LWWMap;
import org.apache.pekko.cluster.ddata.LWWMapKey;
import org.apache.pekko.cluster.ddata.SelfUniqueAddress;
import org.apache.pekko.cluster.ddata.typed.javadsl.DistributedData;
import org.apache.pekko.cluster.ddata.typed.javadsl.Replicator;
import org.apache.pekko.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.jspecify.annotations.Nullable;

/**
 * This node's lookout: tells the other nodes how this one is, and anybody how all of them are. It
 * only looks; nothing of a run depends on it.
 */
public final class Lookout extends AbstractBehavior<Lookout.Command> {
  private static final Key<LWWMap<String, NodeReport>> KEY = LWWMapKey.create("sampo-nodes");

  /** A coordinator that takes longer counts as one that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  public sealed interface Command {}

  /** How does the cluster stand? */
  public record Look(ActorRef<View> replyTo) implements Command {}

  private record Waited(Watchdog.Waiting waiting) implements Command {}

  private record RowsChanged(Replicator.SubscribeResponse<LWWMap<String, NodeReport>> rows)
      implements Command {}

  private record Written(Replicator.UpdateResponse<LWWMap<String, NodeReport>> outcome)
      implements Command {}

  private record NodeRemoved(UniqueAddress node) implements Command {}

  /** The coordinator and the registry have answered, or have not. */
  private record Asked(ActorRef<View> replyTo, Optional<Status> run, List<NodeShelf> shelves)
      implements Command {}

  private enum Tick implements Command {
    NOW
  }

  /** Whom the lookout asks: the coordinator anywhere, registry and watchdog of this node. */
  public record Sources(
      ActorRef<Coordinator.Command> coordinator,
      ActorRef<Registry.Command> registry,
      ActorRef<Watchdog.Command> watchdog) {}

  /**
   * This node's lookout: one a node.
   *
   * @param every how often the node reports
   */
  public static Behavior<Command> create(Reporting reporting, Sources sources, Duration every) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<Command, LWWMap<String, NodeReport>> replicator) ->
                    new Lookout(context, timers, replicator, reporting, sources, every))));
  }

  private final ReplicatorMessageAdapter<Command, LWWMap<String, NodeReport>> replicator;
  private final SelfUniqueAddress self;
  private final Cluster cluster;
  private final Reporting reporting;
  private final Sources sources;
  private final ActorRef<Watchdog.Waiting> waited;
  private final Map<String, NodeReport> rows = new HashMap<>();

  private Lookout(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ReplicatorMessageAdapter<Command, LWWMap<String, NodeReport>> replicator,
      Reporting reporting,
      Sources sources,
      Duration every) {
    super(context);
    context.setLoggerName(Lookout.class);
    this.replicator = replicator;
    this.reporting = reporting;
    this.sources = sources;
    self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    cluster = Cluster.get(context.getSystem());
    waited = context.messageAdapter(Watchdog.Waiting.class, Waited::new);
    replicator.subscribe(KEY, RowsChanged::new);
    var removals =
        context.messageAdapter(
            ClusterEvent.MemberRemoved.class, e -> new NodeRemoved(e.member().uniqueAddress()));
    cluster.subscriptions().tell(Subscribe.create(removals, ClusterEvent.MemberRemoved.class));
    timers.startTimerWithFixedDelay(Tick.NOW, Duration.ZERO, every);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Look look -> onLook(look);
      case Asked asked -> asked.replyTo().tell(view(asked));
      case Tick _ -> sources.watchdog().tell(new Watchdog.GetWaiting(waited));
      case Waited(Watchdog.Waiting waiting) -> report(waiting);
      case RowsChanged changed -> onRowsChanged(changed.rows());
      case Written written -> getContext().getLog().debug("node reports: {}", written.outcome());
      case NodeRemoved(UniqueAddress node) -> write(map -> map.remove(self, RowKey.of(node)));
    }
    return this;
  }

  // ---- reporting

  private void report(Watchdog.Waiting waiting) {
    var report =
        new NodeReport(
            reporting.node(),
            reporting.weights(),
            reporting.management(),
            System.currentTimeMillis(),
            reporting.readings(),
            NodeReport.longest(waiting.waits()));
    write(map -> map.put(self, RowKey.of(self.uniqueAddress()), report));
  }

  /** Told to this node's replica; gossip carries it to the others. */
  private void write(Function<LWWMap<String, NodeReport>, LWWMap<String, NodeReport>> change) {
    replicator.askUpdate(
        replyTo ->
            new Replicator.Update<>(KEY, LWWMap.create(), Replicator.writeLocal(), replyTo, change),
        Written::new);
  }

  private void onRowsChanged(Replicator.SubscribeResponse<LWWMap<String, NodeReport>> response) {
    if (response instanceof Replicator.Changed<LWWMap<String, NodeReport>> changed) {
      rows.clear();
      rows.putAll(changed.get(KEY).getEntries());
    }
  }

  // ---- looking

  private void onLook(Look look) {
    CompletionStage<Optional<Status>> run =
        ask(sources.coordinator(), Coordinator.GetStatus::new)
            .handle((status, _) -> Optional.ofNullable(status));
    CompletionStage<List<NodeShelf>> shelves =
        ask(sources.registry(), Registry.GetShelves::new).thenApply(Registry.Known::shelves);
    getContext()
        .pipeToSelf(
            run.thenCombine(shelves, (status, known) -> new Asked(look.replyTo(), status, known)),
            (asked, _) -> answered(asked, look));
  }

  private static Asked answered(@Nullable Asked asked, Look look) {
    return asked == null ? new Asked(look.replyTo(), Optional.empty(), List.of()) : asked;
  }

  private <Q, A> CompletionStage<A> ask(ActorRef<Q> whom, Function<ActorRef<A>, Q> question) {
    return AskPattern.ask(whom, question::apply, PATIENCE, getContext().getSystem().scheduler());
  }

  private View view(Asked asked) {
    var state = cluster.state();
    var nodes = new ArrayList<SeenNode>();
    for (Member member : state.getMembers()) {
      nodes.add(
          SeenNode.of(
              member,
              !state.getUnreachable().contains(member),
              member.uniqueAddress().equals(self.uniqueAddress()),
              Optional.ofNullable(rows.get(RowKey.of(member.uniqueAddress())))));
    }
    return new View(asked.run(), nodes, asked.shelves());
  }
}
