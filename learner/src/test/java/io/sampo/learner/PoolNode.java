package io.sampo.learner;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.config.RunConfig;
import io.sampo.learner.pool.GradientPool;
import io.sampo.learner.pool.PoolPlace;
import io.sampo.model.Parameters;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.GradientShelf;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.Sha256;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotRef;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** What a learner's node has for the pool: snapshots, a server, a client, and its place. */
final class PoolNode implements AutoCloseable {
  private static final String HERE = "127.0.0.1";

  /** Looks on when a helper has a micro-batch and is about to fetch the weights for it. */
  interface OnShare {
    void begun() throws InterruptedException;
  }

  private final RunConfig config;
  private final SnapshotMemory memory = new SnapshotMemory(1 << 24);
  private final SnapshotStore store;
  private final GradientShelf shelf = GradientPool.shelf();
  private final WeightsServer server;
  private final WeightsClient client = new WeightsClient(memory, ClientSettings.defaults());
  final GradientPool pool;

  /**
   * A node.
   *
   * @param leader where the weights come from; this node's own where it leads
   */
  PoolNode(RunConfig config, Optional<HolderAddress> leader, OnShare onShare) throws IOException {
    this(config, leader, onShare, Function.identity());
  }

  /**
   * A node that may have a wrong idea of its address.
   *
   * @param told what it tells others of where it serves
   */
  PoolNode(
      RunConfig config,
      Optional<HolderAddress> leader,
      OnShare onShare,
      Function<HolderAddress, HolderAddress> told)
      throws IOException {
    this.config = config;
    this.store = new SnapshotStore(config.run().name());
    this.server =
        WeightsServer.start(store, shelf, HERE, 0, ServerSettings.defaults(), Optional.empty());
    this.pool =
        new GradientPool(
            config,
            new GradientPool.Node(store, memory, client, shelf, told.apply(address())),
            (entry, _) -> {
              onShare.begun();
              SnapshotRef ref =
                  new SnapshotRef(store.run(), entry.version(), new Sha256(entry.sha256()));
              store.put(client.fetch(leader.orElseGet(this::address), ref));
            });
  }

  HolderAddress address() {
    return new HolderAddress(HERE, server.port());
  }

  SnapshotEntry publish(long version, long term, Parameters weights) {
    return new SnapshotPublisher(config.run().name(), store, memory, term)
        .publish(version, weights);
  }

  /** A learner that does nothing but stand in the pool, until it is stopped. */
  Behavior<Void> standing(Peers peers, boolean leads) {
    return Behaviors.setup(context -> {
      var place = new PoolPlace(context, peers, ModelThread.of(context), Optional.of(pool));
      if (leads) {
        place.lead();
      } else {
        place.help();
      }
      return Behaviors.receive(Void.class)
          .onSignal(
              PostStop.class,
              _ -> {
                place.leave();
                return Behaviors.same();
              })
          .build();
    });
  }

  @Override
  public void close() {
    client.close();
    server.close();
    shelf.close();
    store.close();
  }
}
