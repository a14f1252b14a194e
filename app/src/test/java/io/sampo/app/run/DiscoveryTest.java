package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes find one another by the addresses of a name. */
final class DiscoveryTest {
  private static final String NAME = "nodes.test";
  private static final Duration SOON = Duration.ofMillis(200);

  @TempDir private Path run;

  /** What the name server knows. */
  private volatile List<String> known = List.of();

  /** Counts the first questions. */
  private final CountDownLatch asked = new CountDownLatch(3);

  private final List<ActorTestKit> kits = new ArrayList<>();

  private int required = 1;
  private Duration insist = Duration.ofMinutes(5);

  @AfterEach
  void stop() {
    kits.forEach(ActorTestKit::shutdownTestKit);
  }

  private List<String> addresses(String host) throws UnknownHostException {
    assertEquals(NAME, host);
    asked.countDown();
    if (known.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return known;
  }

  /** One that others may find there. */
  private Cluster seed(String host, int port) {
    return node(host, port, port, required);
  }

  /** One with a port of its own that joins those that listen on {@code theirs}. */
  private Cluster node(String host, int port, int theirs, int required) {
    ActorTestKit kit =
        ActorTestKit.create(
            Node.SYSTEM,
            ConfigFactory.parseString(
                    """
                    pekko.loglevel = WARNING
                    pekko.cluster.jmx.enabled = off
                    pekko.cluster.seed-node-timeout = 500ms
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    pekko.coordinated-shutdown.terminate-actor-system = off
                    pekko.cluster.run-coordinated-shutdown-when-down = off
                    """)
                .withFallback(
                    ConfigFactory.parseMap(
                        Map.of(
                            "pekko.remote.artery.canonical.hostname",
                            host,
                            "pekko.remote.artery.canonical.port",
                            port)))
                .withFallback(ConfigFactory.parseResources("cluster-conf/roles/all.conf"))
                .withFallback(ConfigFactory.load()));
    kits.add(kit);
    NamedNodes nodes = new NamedNodes(List.of(NAME + ":" + theirs), this::addresses);
    new Discovery(kit.system(), nodes::now, Members.of(run), required, SOON, insist).start();
    return Cluster.get(kit.system());
  }

  private static long up(Cluster cluster) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> member.status() == MemberStatus.up())
        .count();
  }

  @Test
  void whoStartsFirstWaitsForTheOthersAndAllAreOneCluster() throws Exception {
    required = 2;
    int port = FreeAddress.any().port();
    known = List.of("127.0.0.2");
    Cluster second = seed("127.0.0.2", port);
    assertTrue(asked.await(20, TimeUnit.SECONDS), "it looks no more");
    assertEquals(MemberStatus.removed(), second.selfMember().status(), "it began alone");
    known = List.of("127.0.0.2", "127.0.0.1");
    Cluster first = seed("127.0.0.1", port);
    Cluster worker = node("127.0.0.1", FreeAddress.any().port(), port, 1);
    areOneCluster(first, second, worker);
  }

  private void areOneCluster(Cluster... clusters) {
    for (Cluster cluster : clusters) {
      kits.getFirst()
          .createTestProbe()
          .awaitAssert(
              Duration.ofSeconds(30),
              () -> {
                assertEquals(clusters.length, up(cluster));
                return true;
              });
    }
  }

  private static void accept(ServerSocket socket, int connections) throws IOException {
    socket.setSoTimeout(20_000);
    for (int i = 0; i < connections; i++) {
      socket.accept().close();
    }
  }

  @Test
  void whoStartsAgainJoinsTheMembersThatAreLeft() throws Exception {
    int port = FreeAddress.any().port();
    known = List.of("127.0.0.1");
    Cluster left = seed("127.0.0.1", port);
    areOneCluster(left);
    Members.of(run).add("127.0.0.1:" + port);
    known = List.of("127.0.0.2");
    Cluster again = seed("127.0.0.2", port);
    areOneCluster(left, again);
  }

  @Test
  void asLongAsAMemberListensNoOtherClusterIsBegun() throws Exception {
    int port = FreeAddress.any().port();
    known = List.of("127.0.0.2");
    Cluster again;
    try (ServerSocket busy = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      Members.of(run).add("127.0.0.1:" + port);
      again = seed("127.0.0.2", port);
      accept(busy, 10);
      assertEquals(MemberStatus.removed(), again.selfMember().status(), "it began alone");
    }
    areOneCluster(again);
  }

  @Test
  void whoeverListensThereAndNeverAnswersIsNoMember() throws Exception {
    insist = Duration.ofSeconds(1);
    int port = FreeAddress.any().port();
    known = List.of("127.0.0.2");
    try (ServerSocket _ = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      Members.of(run).add("127.0.0.1:" + port);
      areOneCluster(seed("127.0.0.2", port));
    }
  }

  @Test
  void aNameWithoutAPortIsRefused() {
    var e = assertThrows(UserError.class, () -> NamedNodes.inDns(List.of(NAME)));
    assertEquals("--join: nodes.test (expected: HOST:PORT)", e.getMessage());
  }

  @Test
  void theAddressesOfThisMachineAreThoseThatTheJdkKnows() {
    assertTrue(NamedNodes.inDns(List.of("localhost:17355")).now().contains("127.0.0.1:17355"));
    assertEquals(List.of(), NamedNodes.inDns(List.of("no-such-host.invalid:17355")).now());
  }
}
