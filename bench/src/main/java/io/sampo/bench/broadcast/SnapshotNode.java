package io.sampo.bench.broadcast;

import io.sampo.weights.ClientSettings;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Relay;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotRef;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TransferException;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A node as far as snapshots go: it holds them, serves them and fetches them, as in a run. */
final class SnapshotNode implements AutoCloseable {
  static final String RUN = "bench";

  private final SnapshotMemory memory;
  private final SnapshotStore store = new SnapshotStore(RUN);
  private final WeightsServer server;
  private final WeightsClient client;
  private final Relay relay;

  /**
   * A node that serves at once.
   *
   * @param bytes of the snapshot that it has room for
   */
  SnapshotNode(String host, long bytes) throws IOException {
    memory = new SnapshotMemory(bytes);
    server = WeightsServer.start(store, host, 0, ServerSettings.defaults());
    client = new WeightsClient(memory, ClientSettings.defaults());
    relay = new Relay(store, new HolderAddress(host, server.port()));
  }

  SnapshotMemory memory() {
    return memory;
  }

  SnapshotStore store() {
    return store;
  }

  HolderAddress address() {
    return relay.address();
  }

  /** Returns once the snapshot is here, whole and verified. */
  void fetch(HolderAddress holder, SnapshotRef ref) throws TransferException, InterruptedException {
    client.fetchInto(relay, List.of(holder), ref);
  }

  /** Drops it. */
  void forget(SnapshotRef ref) {
    store.drop(Set.of(ref.version()));
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
    memory.close();
  }
}
