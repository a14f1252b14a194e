package io.sampo.weights;

import java.io.IOException;

/** A process that serves one snapshot: prints port and digest, ends when its input ends. */
final class HolderProcess {
  private HolderProcess() {}

  public static void main(String[] args) throws IOException {
    SnapshotMemory memory = new SnapshotMemory(1L << 30);
    try (SnapshotStore store = new SnapshotStore(Snapshots.RUN);
        WeightsServer server =
            WeightsServer.start(store, "127.0.0.1", 0, ServerSettings.defaults())) {
      store.put(Snapshots.random(memory, 5, Integer.parseInt(args[0])));
      try (Snapshot snapshot = store.get(5).orElseThrow()) {
        System.out.println(server.port() + " " + snapshot.sha256());
      }
      int _ = System.in.read();
    }
  }
}
