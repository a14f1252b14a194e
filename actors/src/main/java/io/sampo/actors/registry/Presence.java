package io.sampo.actors.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.ddata.LWWMap;
import org.apache.pekko.cluster.ddata.SelfUniqueAddress;
import org.apache.pekko.cluster.ddata.typed.javadsl.DistributedData;
import org.apache.pekko.cluster.ddata.typed.javadsl.Replicator;
import org.apache.pekko.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Keeps a lifeline to every other node that has a row in the registry, and says whose process is
 * gone: milliseconds after a crash, where silence takes seconds to be one. A hint and no verdict;
 * membership is the failure detector's.
 */
public final class Presence extends AbstractBehavior<Presence.Command> {
  sealed interface Command {}

  private record RowsChanged(Replicator.SubscribeResponse<LWWMap<String, NodeShelf>> rows)
      implements Command {}

  private record Broken(String row) implements Command {}

  private static final Set<MemberStatus> LEAVING =
      Set.of(MemberStatus.leaving(), MemberStatus.exiting(), MemberStatus.down());

  private final Lifelines lifelines;
  private final Consumer<Address> gone;
  private final Cluster cluster;
  private final String self;

  /** By row; a broken one stays, so that it is missed once. */
  private final Map<String, Lifelines.Line> lines = new HashMap<>();

  /**
   * A watch over the other nodes.
   *
   * @param gone told the address of a node in the cluster
   */
  public static Behavior<Command> create(Lifelines lifelines, Consumer<Address> gone) {
    return Behaviors.setup(context ->
        DistributedData.withReplicatorMessageAdapter(
            (ReplicatorMessageAdapter<Command, LWWMap<String, NodeShelf>> replicator) ->
                new Presence(context, replicator, lifelines, gone)));
  }

  private Presence(
      ActorContext<Command> context,
      ReplicatorMessageAdapter<Command, LWWMap<String, NodeShelf>> replicator,
      Lifelines lifelines,
      Consumer<Address> gone) {
    super(context);
    context.setLoggerName(Presence.class);
    this.lifelines = lifelines;
    this.gone = gone;
    cluster = Cluster.get(context.getSystem());
    SelfUniqueAddress own = DistributedData.get(context.getSystem()).selfUniqueAddress();
    self = RowKey.of(own.uniqueAddress());
    replicator.subscribe(Registry.KEY, RowsChanged::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(RowsChanged.class, changed -> onRowsChanged(changed.rows()))
        .onMessage(Broken.class, broken -> onBroken(broken.row()))
        .onSignal(PostStop.class, _ -> onStop())
        .build();
  }

  private Behavior<Command> onRowsChanged(
      Replicator.SubscribeResponse<LWWMap<String, NodeShelf>> response) {
    if (response instanceof Replicator.Changed<LWWMap<String, NodeShelf>> changed) {
      Map<String, NodeShelf> rows = changed.get(Registry.KEY).getEntries();
      letGoAllBut(rows.keySet());
      rows.forEach(this::hold);
    }
    return this;
  }

  private void letGoAllBut(Set<String> rows) {
    lines.forEach((row, line) -> {
      if (!rows.contains(row)) {
        line.letGo();
      }
    });
    lines.keySet().retainAll(rows);
  }

  private void hold(String row, NodeShelf shelf) {
    if (!row.equals(self) && !shelf.weights().isEmpty()) {
      var me = getContext().getSelf();
      lines.computeIfAbsent(
          row, _ -> lifelines.hold(shelf.weights(), () -> me.tell(new Broken(row))));
    }
  }

  private Behavior<Command> onBroken(String row) {
    if (lines.containsKey(row) && stays(row)) {
      Address node = RowKey.address(row);
      getContext().getLog().warn("the process of {} is gone", node);
      gone.accept(node);
    }
    return this;
  }

  /** Whether nobody has said that it leaves. */
  private boolean stays(String row) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> RowKey.of(member.uniqueAddress()).equals(row))
        .anyMatch(member -> !LEAVING.contains(member.status()));
  }

  private Behavior<Command> onStop() {
    letGoAllBut(Set.of());
    return this;
  }
}
