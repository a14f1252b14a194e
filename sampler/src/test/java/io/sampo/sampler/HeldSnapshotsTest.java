package io.sampo.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.model.LanguageModel;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Relay;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TransferException;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldSnapshotsTest {
  /** Where nobody asks. */
  private static final HolderAddress NOBODY = new HolderAddress("127.0.0.1", 1);

  private final SnapshotStore learners = new SnapshotStore(TinyModels.RUN);
  private final SnapshotStore own = new SnapshotStore(TinyModels.RUN);

  @Test
  void aVersionIsFetchedOnceFromWhoeverHasIt() throws Exception {
    SnapshotEntry entry = published(1, 5);
    try (WeightsServer server = serve(learners);
        WeightsServer empty = serve(new SnapshotStore(TinyModels.RUN));
        WeightsClient client = client()) {
      HeldSnapshots held = new HeldSnapshots(new Relay(own, NOBODY), client);
      held.ensure(entry, List.of(address(empty), address(server)));
      assertTrue(own.holds(1));
      long chunks = server.chunksRead();
      held.ensure(entry, List.of(address(server)));
      assertEquals(chunks, server.chunksRead());
      assertEquals(entry.bytes(), held.bytesFetched());
      assertEquals(entry.bytes(), server.bytesRead());
      assertTrue(held.nanosFetching() > 0);
    }
  }

  @Test
  void whatIsHeldNeedsNoHolder() throws Exception {
    SnapshotEntry entry = published(1, 5);
    try (WeightsClient client = client()) {
      new HeldSnapshots(new Relay(learners, NOBODY), client).ensure(entry, List.of());
    }
  }

  @Test
  void otherContentOfTheSameVersionDoesNotCount() {
    SnapshotEntry entry = published(1, 5);
    try (LanguageModel model = TinyModels.model(6);
        WeightsClient client = client()) {
      own.put(TinyModels.snapshot(1, model));
      HeldSnapshots held = new HeldSnapshots(new Relay(own, NOBODY), client);
      assertThrows(TransferException.class, () -> held.ensure(entry, List.of()));
    }
  }

  private SnapshotEntry published(long version, long seed) {
    try (LanguageModel model = TinyModels.model(seed)) {
      Snapshot snapshot = TinyModels.snapshot(version, model);
      SnapshotEntry entry =
          new SnapshotEntry(version, snapshot.sha256().hex(), snapshot.byteSize(), version - 1, 1);
      learners.put(snapshot);
      return entry;
    }
  }

  private static WeightsServer serve(SnapshotStore store) throws IOException {
    return WeightsServer.start(store, "127.0.0.1", 0, ServerSettings.defaults());
  }

  private static WeightsClient client() {
    return new WeightsClient(TinyModels.MEMORY, ClientSettings.defaults());
  }

  private static String address(WeightsServer server) {
    return "127.0.0.1:" + server.port();
  }
}
