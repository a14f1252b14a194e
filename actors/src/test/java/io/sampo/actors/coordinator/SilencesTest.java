package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the watchdog hears of a node that falls silent. */
final class SilencesTest {
  private final ActorTestKit kit = TestSystems.node();
  private final TestProbe<Watchdog.Command> watchdog = kit.createTestProbe();
  private final ActorRef<ClusterDomainEvent> silences = kit.spawn(Silences.create(watchdog.ref()));

  /** In no cluster, hence one that was removed. */
  private final Member member = Cluster.get(kit.system()).selfMember();

  private String name = "";

  @BeforeEach
  void itFallsSilent() {
    silences.tell(new UnreachableMember(member));
    var waits = (Watchdog.Waits) watchdog.receiveMessage();
    assertEquals("its heartbeats", waits.forWhat());
    assertEquals(Duration.ofSeconds(6), waits.already(), "the last one was as long ago");
    name = waits.who();
    assertTrue(name.startsWith("the coordinator, judge, learner, sampler on "), name);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void heardAgainItGoesOn() {
    silences.tell(new ReachableMember(member));
    watchdog.expectMessage(new Watchdog.Proceeds(name));
  }

  @Test
  void declaredDeadItWaitedInVain() {
    silences.tell(new MemberRemoved(member, MemberStatus.down()));
    watchdog.expectMessage(new Watchdog.GivesUp(name));
  }

  @Test
  void goneByItsOwnWillItWaitsNoLonger() {
    silences.tell(new MemberRemoved(member, MemberStatus.exiting()));
    watchdog.expectMessage(new Watchdog.Proceeds(name));
  }
}
