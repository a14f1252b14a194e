package io.sampo.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** Actor systems with the settings of a deployment, on loopback and any free port. */
public final class TestSystems {
  public static final String CLUSTER = "sampo";

  private TestSystems() {}

  /** A node with every role. */
  public static ActorTestKit node() {
    return ActorTestKit.create(CLUSTER, settings());
  }

  /** Makes {@code seed} a cluster of its own if it is in none, and lets the others join it. */
  public static void join(ActorTestKit seed, ActorTestKit... others) {
    Cluster.get(seed.system()).manager().tell(Join.create(address(seed)));
    for (ActorTestKit other : others) {
      Cluster.get(other.system()).manager().tell(Join.create(address(seed)));
      other
          .createTestProbe()
          .awaitAssert(
              Duration.ofSeconds(20),
              () -> {
                assertEquals(MemberStatus.up(), Cluster.get(other.system()).selfMember().status());
                return true;
              });
    }
  }

  public static Address address(ActorTestKit kit) {
    return Cluster.get(kit.system()).selfMember().address();
  }

  /** A system without a cluster. */
  public static Config local() {
    return ConfigFactory.parseString("pekko.actor.provider = local").withFallback(settings());
  }

  public static Config settings() {
    return ConfigFactory.parseString(
            """
            pekko.loglevel = WARNING
            pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            pekko.coordinated-shutdown.terminate-actor-system = off
            pekko.cluster.run-coordinated-shutdown-when-down = off
            """)
        .withFallback(ConfigFactory.parseResources("cluster-conf/roles/all.conf"))
        .withFallback(ConfigFactory.load())
        .resolve();
  }
}
