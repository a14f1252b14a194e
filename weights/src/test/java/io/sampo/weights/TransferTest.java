package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final int CHUNK = 64 << 10;
  private static final String HERE = "127.0.0.1";

  /** One reader thread: whoever hogs it is noticed. */
  private static final ServerSettings SETTINGS =
      ServerSettings.defaults().withThreads(1).withGrace(Duration.ofSeconds(20));

  private final SnapshotMemory serving = new SnapshotMemory(1L << 30);
  private final SnapshotMemory receiving = new SnapshotMemory(1L << 30);
  private final SnapshotStore store = new SnapshotStore(Snapshots.RUN);
  private final WeightsClient client = new WeightsClient(receiving, ClientSettings.defaults());
  private WeightsServer server;
  private HolderAddress holder;

  @BeforeEach
  void serve() throws IOException {
    server = WeightsServer.start(store, HERE, 0, SETTINGS);
    holder = new HolderAddress(HERE, server.port());
  }

  @AfterEach
  void everythingIsFreed() {
    client.close();
    server.close();
    store.close();
    assertEquals(0, receiving.inUse());
    receiving.close();
    assertEquals(0, serving.inUse());
    serving.close();
  }

  private SnapshotRef hold(long version, int elements) {
    Snapshot snapshot = Snapshots.inChunks(serving, version, elements, CHUNK);
    store.put(snapshot);
    return snapshot.ref();
  }

  @Test
  void snapshotsOfAnySizeArriveAsTheyWere() throws Exception {
    int[] sizes = {0, 1, CHUNK / 2, CHUNK / 2 + 1, 5 * CHUNK + 7, 777_777};
    for (int i = 0; i < sizes.length; i++) {
      SnapshotRef ref = hold(i, sizes[i]);
      try (Snapshot got = client.fetch(holder, ref);
          Snapshot held = store.get(i).orElseThrow()) {
        assertEquals(ref, got.ref());
        assertEquals(held.origin(), got.origin());
        assertEquals(held.layout(), got.layout());
        assertEquals(-1, held.bytes().mismatch(got.bytes()));
      }
    }
  }

  @Test
  void sixteenReceiversAtOnceGetTheSameBytes() throws Exception {
    SnapshotRef ref = hold(1, 1_234_567);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fetches =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> client.fetch(holder, ref)))
              .toList();
      for (var fetch : fetches) {
        try (Snapshot got = fetch.get()) {
          assertEquals(ref.sha256(), SnapshotDigest.of(got.bytes()));
        }
      }
    }
  }

  @Test
  void whatIsNotHeldIsRefusedWithWhatIs() {
    SnapshotRef ref = hold(1, 10);
    var version = new SnapshotRef(ref.run(), 2, ref.sha256());
    var run = new SnapshotRef("other", 1, ref.sha256());
    var digest = new SnapshotRef(ref.run(), 1, new Sha256("0".repeat(64)));
    refused(version, "NOT_FOUND: not held; this node has versions [1] of run 'test'");
    refused(run, "NOT_FOUND: not held; this node has versions [1] of run 'test'");
    refused(digest, "FAILED_PRECONDITION: held under sha256 " + ref.sha256());
  }

  private void refused(SnapshotRef ref, String seen) {
    var e = assertThrows(TransferException.class, () -> client.fetch(holder, ref));
    assertEquals(seen, e.seen());
  }

  @Test
  void aSlowReceiverHoldsBackTheServerAndNobodyElse() throws Exception {
    SnapshotRef ref = hold(1, 32 << 20);
    long all = (64L << 20) / CHUNK;
    try (SlowReceiver slow = new SlowReceiver(server.port()).ask(ref)) {
      assertTrue(slow.take().orElseThrow().hasManifest());
      client.fetch(holder, ref).close();
      long ahead = server.chunksRead() - all;
      assertTrue(ahead * CHUNK <= 4 << 20, ahead + " chunks of " + all + " were read ahead");
    }
  }

  @Test
  void aVersionDroppedUnderAStreamIsFreedWhenTheStreamEnds() throws Exception {
    SnapshotRef ref = hold(1, 8 << 20);
    try (SlowReceiver slow = new SlowReceiver(server.port()).ask(ref);
        SnapshotAssembly assembly = new SnapshotAssembly(receiving, "slow", new Arrival(ref))) {
      assembly.accept(slow.take().orElseThrow());
      store.drop(Set.of(1L));
      assertFalse(store.holds(1));
      assertEquals(16 << 20, serving.inUse());
      for (var part = slow.take(); part.isPresent(); part = slow.take()) {
        assembly.accept(part.get());
      }
      assembly.finish().close();
    }
    server.close();
    assertEquals(0, serving.inUse());
  }

  @Test
  void aReceiverThatLeavesMidWayLetsGoOfTheSnapshot() throws Exception {
    SnapshotRef ref = hold(1, 32 << 20);
    try (SlowReceiver slow = new SlowReceiver(server.port()).ask(ref)) {
      assertTrue(slow.take().orElseThrow().hasManifest());
      assertTrue(slow.take().orElseThrow().hasChunk());
    }
    store.drop(Set.of(1L));
    long start = System.nanoTime();
    server.close();
    assertEquals(0, serving.inUse());
    long waited = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertTrue(waited < SETTINGS.grace().toSeconds(), "the stream was cut only after the grace");
  }

  @Test
  void aServerThatClosesCutsAStreamAfterTheGraceAndLetsGoOfTheSnapshot() throws Exception {
    SnapshotRef ref = hold(1, 32 << 20);
    server.close();
    server = WeightsServer.start(store, HERE, 0, SETTINGS.withGrace(Duration.ZERO));
    try (SlowReceiver slow = new SlowReceiver(server.port()).ask(ref)) {
      assertTrue(slow.take().orElseThrow().hasManifest());
      store.drop(Set.of(1L));
      server.close();
      assertEquals(0, serving.inUse());
      Optional<?> part = slow.take();
      while (part.isPresent()) {
        part = slow.take();
      }
    }
  }

  @Test
  void aBusyPortIsNamed() {
    var e =
        assertThrows(
            IOException.class, () -> WeightsServer.start(store, HERE, server.port(), SETTINGS));
    String where =
        "java.io.IOException: weights server: cannot listen on 127.0.0.1:" + server.port() + ": ";
    assertTrue(e.toString().startsWith(where), e.getMessage());
  }

  @Test
  void aHolderThatIsGoneIsNamedAndTheNextIsAsked() throws Exception {
    SnapshotRef ref = hold(1, 1_000);
    WeightsServer gone = WeightsServer.start(store, HERE, 0, SETTINGS);
    HolderAddress nobody = new HolderAddress(HERE, gone.port());
    gone.close();
    var e = assertThrows(TransferException.class, () -> client.fetch(nobody, ref));
    assertTrue(e.seen().startsWith("UNAVAILABLE"), e.getMessage());
    assertEquals(nobody.toString(), e.holder());
    assertTrue(e.isAbsent());
    client.fetchFromAny(List.of(nobody, holder), ref).close();
  }

  @Test
  void everyThreadOfAServerAndAClientEndsWithThem() throws Exception {
    client.close();
    server.close();
    // The first digest of a process starts a thread for all of them.
    SnapshotRef ref = hold(1, 1_000_000);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (WeightsServer other = WeightsServer.start(store, HERE, 0, SETTINGS);
        WeightsClient fetcher = new WeightsClient(receiving, ClientSettings.defaults())) {
      fetcher.fetch(new HolderAddress(HERE, other.port()), ref).close();
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread)) {
        assertTrue(thread.join(Duration.ofSeconds(20)), thread.getName() + " goes on");
      }
    }
  }
}
