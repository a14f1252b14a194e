package io.sampo.actors.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import io.sampo.certificates.MadeCertificates;
import io.sampo.tls.Handshakes;
import io.sampo.tls.Identity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes of one deployment under TLS, and who else comes to their ports. */
final class TlsClusterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static Identity identity;
  private static ActorTestKit here;
  private static ActorTestKit there;
  private static Crossing crossing;

  @BeforeAll
  static void formACluster() throws Exception {
    identity = Identity.load(MadeCertificates.in(folder.resolve("ours")));
    here = TlsSystems.node(identity);
    there = TlsSystems.node(identity);
    TestSystems.join(here, there);
    crossing = Crossing.between(here, there);
  }

  @AfterAll
  static void stop() {
    TlsSystems.end(there);
    TlsSystems.end(here);
  }

  @AfterEach
  void nothingHasChangedForTheTwo() {
    crossing.isOpen();
    assertEquals(2, members());
  }

  private static int members() {
    int members = 0;
    for (var _ : Cluster.get(here.system()).state().getMembers()) {
      members++;
    }
    return members;
  }

  private static void triesToJoin(ActorTestKit stranger, Handshakes... counts) {
    try {
      Cluster.get(stranger.system()).manager().tell(Join.create(TestSystems.address(here)));
      for (Handshakes handshakes : counts) {
        counted(handshakes, handshakes.failed());
      }
    } finally {
      TlsSystems.end(stranger);
    }
  }

  /** Returns once more handshakes have failed than before. */
  private static void counted(Handshakes handshakes, long before) {
    here.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertTrue(handshakes.failed() > before, handshakes.failed() + " failed");
              return true;
            });
  }

  @Test
  void aNodeOfAnotherAuthorityIsRefusedAndBothSidesCount() throws Exception {
    Identity other = Identity.load(MadeCertificates.in(folder.resolve("other")));
    triesToJoin(TlsSystems.node(other), identity.handshakes(), other.handshakes());
  }

  @Test
  void aNodeWithoutACertificateIsRefusedAndCounted() {
    triesToJoin(TestSystems.node(), identity.handshakes());
  }

  @Test
  void garbageIsRefusedAndCounted() {
    long before = identity.handshakes().failed();
    Stranger.babbles(here);
    counted(identity.handshakes(), before);
  }

  /** Pekko waits for the first with open arms, and takes the others for frames without end. */
  @ParameterizedTest
  @ValueSource(ints = {2_000_000_000, Integer.MAX_VALUE, -4})
  void aNodeThatAnnouncesTwoGigabytesIsRefusedBeforeItSendsThemAndCounted(int length) {
    refusedAndCounted(Stranger.greeting(length));
  }

  @Test
  void aNodeThatSpeaksAnotherProtocolIsRefusedAndCounted() {
    refusedAndCounted("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void refusedAndCounted(byte[] bytes) {
    long before = identity.handshakes().failed();
    Stranger.isRefused(here, identity, bytes);
    counted(identity.handshakes(), before);
  }
}
