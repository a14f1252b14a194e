package io.sampo.actors.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that keeps lifelines to the others. */
final class PresenceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ActorTestKit one = TestSystems.node();
  private final ActorTestKit two = TestSystems.node();
  private final BlockingQueue<Held> lines = new LinkedBlockingQueue<>();
  private final Semaphore letGo = new Semaphore(0);

  /** A line to that address, and what it calls when it breaks. */
  private record Held(String weights, Runnable broken) {}

  private Lifelines.Line hold(String weights, Runnable broken) {
    lines.add(new Held(weights, broken));
    return letGo::release;
  }

  @AfterEach
  void stop() {
    two.shutdownTestKit();
    one.shutdownTestKit();
  }

  @Test
  void anotherNodeIsHeldMissedOnceAndLetGoWhenItHasLeft() throws Exception {
    TestSystems.join(one, two);
    one.spawn(Registry.create("one:1", _ -> {}));
    two.spawn(Registry.create("two:2", _ -> {}));
    TestProbe<Address> gone = one.createTestProbe();
    one.spawn(Presence.create(this::hold, gone.ref()::tell));
    Held line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertEquals("two:2", line.weights());
    line.broken().run();
    gone.expectMessage(PATIENCE, TestSystems.address(two));
    Cluster.get(two.system()).manager().tell(Leave.create(TestSystems.address(two)));
    gone.awaitAssert(PATIENCE, () -> leavesAccordingTo(one));
    line.broken().run();
    assertTrue(letGo.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(0, lines.size(), "a line to itself, or a second one");
    gone.expectNoMessage(Duration.ZERO);
  }

  private boolean leavesAccordingTo(ActorTestKit kit) {
    var status =
        Cluster.get(kit.system())
            .state()
            .members()
            .find(member -> member.address().equals(TestSystems.address(two)))
            .map(member -> member.status());
    assertTrue(status.isEmpty() || !status.get().equals(MemberStatus.up()));
    return true;
  }
}
