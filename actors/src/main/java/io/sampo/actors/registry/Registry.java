package io.sampo.actors.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.ClusterEvent;
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

/**
 * This node's view of the snapshots in the cluster. Knows its own row at once and those of the
 * others as they arrive; answers {@link Locate} as soon as somebody holds the version.
 */
public final class Registry extends AbstractBehavior<Registry.Command> {
  /** One row a node, from its start on. */
  static final Key<LWWMap<String, NodeShelf>> KEY = LWWMapKey.create("sampo-snapshots");

  /** Publications go straight to every node; one that misses this gets it by gossip. */
  private static final Duration SPREAD = Duration.ofSeconds(3);

  public sealed interface Command {}

  /** This node made a version and serves it. */
  public record Publish(SnapshotEntry entry, ActorRef<Published> replyTo) implements Command {}

  /** This node fetched a version and serves it too. */
  public record Holding(SnapshotEntry entry) implements Command {}

  /** Where is a version? Answered when somebody holds it. A later question replaces an earlier. */
  public record Locate(long version, ActorRef<Located> replyTo) implements Command {}

  /**
   * Exactly these versions are needed, says the coordinator of this node.
   *
   * @param term of the learner under which the run stands where they are needed
   */
  public record Pin(Set<Long> versions, long term) implements Command {
    public Pin {
      versions = Set.copyOf(versions);
    }
  }

  /**
   * Exactly these versions are needed, says the learner of this node, which hears it from the
   * coordinator with every batch. One that comes back from a checkpoint publishes versions that the
   * coordinator, and the pins in the cluster, had done with: it keeps them until it is told more.
   *
   * @param term of that learner
   */
  public record Keep(Set<Long> versions, long term) implements Command {
    public Keep {
      versions = Set.copyOf(versions);
    }
  }

  /** Who holds and needs what, as far as this node knows? */
  public record GetShelves(ActorRef<Known> replyTo) implements Command {}

  private record RowsChanged(Replicator.SubscribeResponse<LWWMap<String, NodeShelf>> rows)
      implements Command {}

  private record Written(Replicator.UpdateResponse<LWWMap<String, NodeShelf>> outcome)
      implements Command {}

  private record NodeRemoved(UniqueAddress node) implements Command {}

  /** Answers {@link Publish}; refused when another content has that version already. */
  public record Published(SnapshotEntry entry, Optional<String> refused) {}

  /**
   * Answers {@link Locate}.
   *
   * @param holders addresses of the nodes that serve it, host:port
   */
  public record Located(SnapshotEntry entry, List<String> holders) {
    public Located {
      holders = List.copyOf(holders);
    }
  }

  /** Answers {@link GetShelves}: the row of each node. */
  public record Known(List<NodeShelf> shelves) {
    public Known {
      shelves = List.copyOf(shelves);
    }
  }

  /** This node's registry, of a run whose nodes compute alike: a version has one content. */
  public static Behavior<Command> create(String weights, SnapshotHolder holder) {
    return create(weights, holder, false);
  }

  /**
   * This node's registry: one a node.
   *
   * @param weights the address where this node serves snapshots, host:port
   * @param holder told which of its snapshots may go
   * @param mixedNumerics whether a learner of a later term may give a version another content,
   *     since its arithmetic may have other last bits
   */
  public static Behavior<Command> create(
      String weights, SnapshotHolder holder, boolean mixedNumerics) {
    return Behaviors.setup(context ->
        DistributedData.withReplicatorMessageAdapter(
            (ReplicatorMessageAdapter<Command, LWWMap<String, NodeShelf>> replicator) ->
                new Registry(context, replicator, weights, holder, mixedNumerics)));
  }

  private final ReplicatorMessageAdapter<Command, LWWMap<String, NodeShelf>> replicator;
  private final SelfUniqueAddress self;
  private final SnapshotHolder holder;
  private final String weights;
  private final boolean mixedNumerics;
  private final Map<Long, SnapshotEntry> held = new TreeMap<>();
  private final Map<ActorRef<Located>, Long> asked = new HashMap<>();
  private final Map<String, NodeShelf> rows = new HashMap<>();
  private Pins pinned = Pins.NONE;
  private Pins kept = Pins.NONE;

  private Registry(
      ActorContext<Command> context,
      ReplicatorMessageAdapter<Command, LWWMap<String, NodeShelf>> replicator,
      String weights,
      SnapshotHolder holder,
      boolean mixedNumerics) {
    super(context);
    context.setLoggerName(Registry.class);
    this.replicator = replicator;
    this.weights = weights;
    this.holder = holder;
    this.mixedNumerics = mixedNumerics;
    self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    replicator.subscribe(KEY, RowsChanged::new);
    var removals =
        context.messageAdapter(
            ClusterEvent.MemberRemoved.class, e -> new NodeRemoved(e.member().uniqueAddress()));
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(removals, ClusterEvent.MemberRemoved.class));
    writeRow();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Publish publish -> onPublish(publish);
      case Holding holding -> hold(holding.entry());
      case Locate locate -> onLocate(locate);
      case Pin pin -> onNeeded(Pins.of(pin.term(), pin.versions()), kept);
      case Keep keep -> onNeeded(pinned, Pins.of(keep.term(), keep.versions()));
      case GetShelves get -> get.replyTo().tell(new Known(List.copyOf(rows.values())));
      case RowsChanged changed -> onRowsChanged(changed.rows());
      case Written written -> onWritten(written.outcome());
      case NodeRemoved removed -> onNodeRemoved(removed.node());
    }
    return this;
  }

  private void onPublish(Publish publish) {
    SnapshotEntry entry = publish.entry();
    Optional<String> refused = conflict(entry);
    if (refused.isEmpty()) {
      hold(entry);
    }
    publish.replyTo().tell(new Published(entry, refused));
  }

  private Optional<String> conflict(SnapshotEntry entry) {
    return shelves()
        .locate(entry.version())
        .map(Located::entry)
        .filter(known -> !known.sameContent(entry))
        .filter(known -> !mixedNumerics || entry.term() <= known.term())
        .map(known ->
            "version "
                + entry.version()
                + " is published already: "
                + known.sha256()
                + " of term "
                + known.term()
                + " (refused: "
                + entry.sha256()
                + " of term "
                + entry.term()
                + ")");
  }

  private void hold(SnapshotEntry entry) {
    if (!entry.equals(held.put(entry.version(), entry))) {
      writeRow();
    }
  }

  private void onLocate(Locate locate) {
    asked.put(locate.replyTo(), locate.version());
    answer();
  }

  private void onNeeded(Pins pin, Pins keep) {
    List<Pins> before = pins();
    pinned = pin;
    kept = keep;
    if (!pins().equals(before)) {
      writeRow();
    }
  }

  private List<Pins> pins() {
    return Stream.of(pinned, kept).filter(pins -> !pins.versions().isEmpty()).toList();
  }

  private void onRowsChanged(Replicator.SubscribeResponse<LWWMap<String, NodeShelf>> response) {
    if (response instanceof Replicator.Changed<LWWMap<String, NodeShelf>> changed) {
      NodeShelf own = rows.get(RowKey.of(self.uniqueAddress()));
      rows.clear();
      rows.putAll(changed.get(KEY).getEntries());
      if (own != null) {
        rows.put(RowKey.of(self.uniqueAddress()), own);
      }
      look();
    }
  }

  private void onWritten(Replicator.UpdateResponse<LWWMap<String, NodeShelf>> outcome) {
    getContext().getLog().debug("snapshot registry: {}", outcome);
  }

  private void onNodeRemoved(UniqueAddress node) {
    write(map -> map.remove(self, RowKey.of(node)));
  }

  private void writeRow() {
    var row = new NodeShelf(weights, List.copyOf(held.values()), pins());
    String key = RowKey.of(self.uniqueAddress());
    rows.put(key, row);
    write(map -> map.put(self, key, row));
    look();
  }

  private void write(Function<LWWMap<String, NodeShelf>, LWWMap<String, NodeShelf>> change) {
    replicator.askUpdate(
        replyTo ->
            new Replicator.Update<>(
                KEY, LWWMap.create(), new Replicator.WriteAll(SPREAD), replyTo, change),
        Written::new);
  }

  private void look() {
    answer();
    Set<Long> unneeded = shelves().unneeded(List.copyOf(held.values()));
    if (!unneeded.isEmpty()) {
      held.keySet().removeAll(unneeded);
      holder.drop(unneeded);
      writeRow();
    }
  }

  private void answer() {
    Shelves shelves = shelves();
    Iterator<Map.Entry<ActorRef<Located>, Long>> open = asked.entrySet().iterator();
    while (open.hasNext()) {
      var question = open.next();
      Optional<Located> located = shelves.locate(question.getValue());
      if (located.isPresent()) {
        question.getKey().tell(located.get());
        open.remove();
      }
    }
  }

  private Shelves shelves() {
    return new Shelves(new ArrayList<>(rows.values()));
  }
}
