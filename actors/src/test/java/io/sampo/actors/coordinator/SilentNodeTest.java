package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.TestSystems;
import io.sampo.actors.registry.Lifelines;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Content;
import io.sampo.actors.work.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of which one vanishes, where nobody is ever declared dead. */
final class SilentNodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final ActorTestKit here = node();
  private final ActorTestKit there = node();
  private final TestProbe<Watchdog.Command> watchdog = here.createTestProbe();

  private static ActorTestKit node() {
    return ActorTestKit.create(
        TestSystems.CLUSTER,
        ConfigFactory.parseString("pekko.cluster.downing-provider-class = \"\"")
            .withFallback(TestSystems.settings()));
  }

  @AfterEach
  void stop() {
    here.shutdownTestKit();
  }

  @Test
  void itsOrdersAndTheLeadGoToOthersBeforeItIsDeclaredDead() {
    TestSystems.join(here, there);
    ActorRef<Coordinator.Command> coordinator = Coordinator.host(here.system(), coordinator());
    Coordinator.OrderReply held = atWork(Coordinator.find(there.system()));
    String address = hostAndPort(TestSystems.address(there));
    there.shutdownTestKit();
    TestProbe<Coordinator.OrderReply> sampler = here.createTestProbe();
    coordinator.tell(new Coordinator.PullOrder(sampler.ref(), "here", 1));
    assertTrue(Content.same(held, sampler.receiveMessage(PATIENCE)));
    TestProbe<Coordinator.BatchReply> learner = here.createTestProbe();
    coordinator.tell(new Coordinator.SeekLead(learner.ref(), "here"));
    learner.expectMessage(PATIENCE, new Coordinator.Lead());
    String silent = "the coordinator, judge, learner, sampler on " + address;
    watchdog.fishForMessage(
        PATIENCE,
        said ->
            said.equals(new Watchdog.Waits(silent, "its heartbeats", Duration.ofSeconds(6)))
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
  }

  @Test
  void itsOrdersGoToOthersAtOnceWhenItsProcessIsGone() throws Exception {
    TestSystems.join(here, there);
    var lines = new LinkedBlockingQueue<Runnable>();
    ActorRef<Coordinator.Command> coordinator =
        Coordinator.host(here.system(), coordinator(), keptIn(lines));
    Coordinator.OrderReply held = atWork(Coordinator.find(there.system()));
    there.spawn(Registry.create("there:1", _ -> {}));
    lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).run();
    TestProbe<Coordinator.OrderReply> sampler = here.createTestProbe();
    coordinator.tell(new Coordinator.PullOrder(sampler.ref(), "here", 1));
    assertTrue(Content.same(held, sampler.receiveMessage(PATIENCE)));
    there.shutdownTestKit();
  }

  private static String hostAndPort(Address node) {
    return node.getHost().orElseThrow() + ":" + node.getPort().orElseThrow();
  }

  /** Lines that break when they are told to. */
  private static Lifelines keptIn(Queue<Runnable> lines) {
    return (_, broken) -> {
      lines.add(broken);
      return () -> {};
    };
  }

  /** A learner that leads and a sampler, on the node that will vanish; what the sampler got. */
  private Coordinator.OrderReply atWork(ActorRef<Coordinator.Command> coordinator) {
    TestProbe<Coordinator.BatchReply> learner = there.createTestProbe();
    coordinator.tell(
        new Coordinator.PullBatch(learner.ref(), "there", 1, 0, Ledger.EMPTY, Map.of(), List.of()));
    TestProbe<Coordinator.OrderReply> sampler = there.createTestProbe();
    coordinator.tell(new Coordinator.PullOrder(sampler.ref(), "there", 1));
    return sampler.receiveMessage(PATIENCE);
  }

  private Behavior<Coordinator.Command> coordinator() {
    return Toy.coordinator(here, new Unheard(), watchdog.ref());
  }
}
