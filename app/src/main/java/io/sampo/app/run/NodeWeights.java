package io.sampo.app.run;

import io.sampo.actors.registry.Lifelines;
import io.sampo.actors.registry.Registry;
import io.sampo.app.management.Measure;
import io.sampo.app.management.Readings;
import io.sampo.config.RunConfig;
import io.sampo.learner.pool.GradientPool;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.policy.Policies;
import io.sampo.tls.Identity;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.GradientShelf;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Relay;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;

/** The snapshots and gradients that a node holds, serves to others and fetches from them. */
final class NodeWeights implements AutoCloseable {
  private final String host;
  private final boolean mixedNumerics;
  private final SnapshotMemory memory;
  private final SnapshotStore store;
  private final GradientShelf gradients = GradientPool.shelf();
  private final WeightsServer server;
  private final WeightsClient client;

  /** Holds nothing yet, and serves it on a free port. */
  NodeWeights(RunConfig config, Optional<Identity> identity) {
    host = config.deployment().host();
    mixedNumerics = config.deployment().mixedNumerics();
    memory = new SnapshotMemory(memoryLimit(config));
    store = new SnapshotStore(config.run().name());
    server = server(identity);
    client = new WeightsClient(memory, ClientSettings.defaults(), identity);
  }

  /**
   * Versions that may be in memory at once: those that open batches need, those under evaluation,
   * those arriving; gradients of other learners count as such.
   */
  private static long memoryLimit(RunConfig config) {
    long versions = 32L + 2L * config.batch().lag();
    ModelConfig model = ModelFolder.config(config.model().path());
    long bytes = Float.BYTES * Policies.elements(config.trainable(), model);
    return versions * 2 * Math.max(1 << 20, bytes);
  }

  private WeightsServer server(Optional<Identity> identity) {
    try {
      return WeightsServer.start(store, gradients, host, 0, ServerSettings.defaults(), identity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where others fetch from. */
  HolderAddress serving() {
    return new HolderAddress(host, server.port());
  }

  /** What learners that share their steps need. */
  GradientPool.Node shared() {
    return new GradientPool.Node(store, memory, client, gradients, serving());
  }

  /** What is here, for those who fetch and send on. */
  Relay relay() {
    return new Relay(store, serving());
  }

  /** Drops versions that nobody needs. */
  Behavior<Registry.Command> registry() {
    return Registry.create(serving().toString(), store::drop, mixedNumerics);
  }

  /** Connections to other nodes' servers, by which this one notices that their process is gone. */
  Lifelines lifelines() {
    return (weights, broken) -> client.hold(HolderAddress.parse(weights), broken)::close;
  }

  void addTo(Readings readings) {
    readings.read(Measure.SNAPSHOTS, memory::inUse);
    readings.read(Measure.SERVED, server::bytesRead);
  }

  /** To be closed when nobody uses any of it: what was held is given back. */
  @Override
  public void close() {
    client.close();
    server.close();
    gradients.close();
    store.close();
    memory.close();
  }
}
