package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.certificates.MadeCertificates;
import io.sampo.tls.Handshakes;
import io.sampo.tls.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is served, and by whom, once nodes have certificates. */
class TlsTransferTest {
  private static final String HERE = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static Path ours;
  private static Path others;

  private final SnapshotMemory memory = new SnapshotMemory(1L << 30);
  private final SnapshotStore store = new SnapshotStore(Snapshots.RUN);
  private Identity identity;
  private SnapshotRef ref;
  private WeightsServer server;
  private HolderAddress holder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    ours = folder.resolve("ours");
    others = folder.resolve("others");
    MadeCertificates.in(ours);
    MadeCertificates.in(others);
  }

  @BeforeEach
  void serve() throws IOException {
    identity = Identity.load(ours);
    Snapshot snapshot = Snapshots.random(memory, 1, 100_000);
    ref = snapshot.ref();
    store.put(snapshot);
    server = WeightsServer.start(store, HERE, 0, ServerSettings.defaults(), Optional.of(identity));
    holder = new HolderAddress(HERE, server.port());
  }

  @AfterEach
  void everythingIsFreed() {
    server.close();
    store.close();
    assertEquals(0, memory.inUse());
    memory.close();
  }

  private WeightsClient client(Optional<Identity> shown) {
    return new WeightsClient(memory, ClientSettings.defaults(), shown);
  }

  /** A fetch in vain by somebody, and then one by a node, which nothing has disturbed. */
  private TransferException refused(Optional<Identity> shown) throws Exception {
    try (WeightsClient stranger = client(shown)) {
      var e = assertThrows(TransferException.class, () -> stranger.fetch(holder, ref));
      assertTrue(e.isAbsent(), e.getMessage());
      serves();
      return e;
    }
  }

  private void serves() throws Exception {
    try (WeightsClient node = client(Optional.of(Identity.load(ours)))) {
      node.fetch(holder, ref).close();
    }
  }

  /** A stranger's bytes, and whatever is answered to them. */
  private void says(byte[] bytes) {
    try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      stranger.getOutputStream().write(bytes);
      stranger.shutdownOutput();
      stranger.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // The server may close before it has read everything.
    }
  }

  /** Returns once that many handshakes have failed, which the server may hear after the client. */
  private static void counted(Handshakes handshakes, long failed) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (handshakes.failed() < failed && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(failed, handshakes.failed());
  }

  @Test
  void aNodeOfTheDeploymentIsServed() throws Exception {
    serves();
    assertEquals(0, identity.handshakes().failed());
  }

  @Test
  void aReceiverWithoutACertificateIsRefusedAndCounted() throws Exception {
    refused(Optional.empty());
    counted(identity.handshakes(), 1);
  }

  @Test
  void aReceiverOfAnotherAuthorityIsRefusedAndBothSidesCount() throws Exception {
    Identity stranger = Identity.load(others);
    refused(Optional.of(stranger));
    counted(identity.handshakes(), 1);
    counted(stranger.handshakes(), 1);
  }

  @Test
  void aHolderWithoutACertificateIsNotBelieved() throws Exception {
    try (WeightsServer plain = WeightsServer.start(store, HERE, 0, ServerSettings.defaults());
        WeightsClient node = client(Optional.of(identity))) {
      HolderAddress nobody = new HolderAddress(HERE, plain.port());
      assertThrows(TransferException.class, () -> node.fetch(nobody, ref));
      counted(identity.handshakes(), 1);
      node.fetchFromAny(List.of(nobody, holder), ref).close();
    }
  }

  @Test
  void garbageIsRefusedCountedAndChangesNothing() throws Exception {
    byte[] garbage = new byte[4096];
    new Random(1).nextBytes(garbage);
    says(garbage);
    serves();
    says("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    serves();
    counted(identity.handshakes(), 2);
  }

  @Test
  void whoeverComesAndGoesIsNotCounted() throws Exception {
    says(new byte[0]);
    serves();
    assertEquals(0, identity.handshakes().failed());
  }
}
