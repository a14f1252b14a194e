package io.sampo.weights;

import io.sampo.weights.v1.FetchResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node as far as snapshots go: what it holds and receives it serves. */
final class RelayingNode implements AutoCloseable {
  private static final String HERE = "127.0.0.1";

  final SnapshotMemory memory = new SnapshotMemory(1L << 28);
  final SnapshotStore store = new SnapshotStore(Snapshots.RUN);
  final WeightsServer server;
  final WeightsClient client = new WeightsClient(memory, ClientSettings.defaults());

  RelayingNode() throws IOException {
    server =
        WeightsServer.start(
            store, HERE, 0, ServerSettings.defaults().withGrace(Duration.ofSeconds(20)));
  }

  int port() {
    return server.port();
  }

  HolderAddress address() {
    return new HolderAddress(HERE, port());
  }

  Relay relay() {
    return new Relay(store, address());
  }

  /** What an honest holder of a snapshot that is held here sends. */
  List<FetchResponse> parts(SnapshotRef ref, int chunkBytes) {
    try (Snapshot snapshot = store.get(ref.version()).orElseThrow()) {
      return new ArrayList<>(Parts.of(snapshot, chunkBytes));
    }
  }

  /** Returns once so many bytes have been read here. */
  void awaitServed(long bytes) {
    while (server.bytesRead() < bytes) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }
}
