package io.sampo.actors.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RegistryTest {
  private static ActorTestKit one;
  private static ActorTestKit two;
  private static final BlockingQueue<Set<Long>> DROPPED = new LinkedBlockingQueue<>();
  private static ActorRef<Registry.Command> first;
  private static ActorRef<Registry.Command> second;

  @BeforeAll
  static void formACluster() {
    one = TestSystems.node();
    two = TestSystems.node();
    TestSystems.join(one, two);
    first = one.spawn(Registry.create("one:1", DROPPED::add));
    second = two.spawn(Registry.create("two:2", _ -> {}));
  }

  @AfterAll
  static void stop() {
    two.shutdownTestKit();
    one.shutdownTestKit();
  }

  static SnapshotEntry entry(long version, long term) {
    return new SnapshotEntry(version, "%064x".formatted(version * 31 + 7), 100, version - 1, term);
  }

  private static void publish(SnapshotEntry entry) {
    TestProbe<Registry.Published> probe = one.createTestProbe();
    first.tell(new Registry.Publish(entry, probe.ref()));
    assertTrue(probe.receiveMessage().refused().isEmpty());
  }

  private static Registry.Located locate(ActorTestKit kit, long version) {
    TestProbe<Registry.Located> probe = kit.createTestProbe();
    (kit == one ? first : second).tell(new Registry.Locate(version, probe.ref()));
    return probe.receiveMessage(Duration.ofSeconds(10));
  }

  @Test
  void aVersionIsFoundFromAnotherNodeAlsoWhenItWasAskedForFirst() {
    TestProbe<Registry.Located> early = two.createTestProbe();
    second.tell(new Registry.Locate(10, early.ref()));
    publish(entry(10, 1));
    assertEquals(
        new Registry.Located(entry(10, 1), List.of("one:1")),
        early.receiveMessage(Duration.ofSeconds(10)));
  }

  @Test
  void whoeverFetchedAVersionHoldsItToo() {
    publish(entry(20, 1));
    locate(two, 20);
    second.tell(new Registry.Holding(entry(20, 1)));
    assertEquals(Set.of("one:1", "two:2"), new HashSet<>(locate(two, 20).holders()));
  }

  @Test
  void theSameVersionWithOtherContentIsRefused() {
    publish(entry(30, 1));
    TestProbe<Registry.Published> probe = one.createTestProbe();
    first.tell(new Registry.Publish(other(30, 2), probe.ref()));
    String refused = probe.receiveMessage().refused().orElseThrow();
    assertTrue(refused.startsWith("version 30 is published already"), refused);
  }

  @Test
  void whereArithmeticMayDifferTheLaterTermsContentCounts() {
    ActorTestKit three = TestSystems.node();
    TestSystems.join(one, three);
    var mixed = three.spawn(Registry.create("mixed:3", _ -> {}, true));
    publish(entry(35, 2));
    TestProbe<Registry.Located> located = three.createTestProbe();
    mixed.tell(new Registry.Locate(35, located.ref()));
    located.receiveMessage(Duration.ofSeconds(10));
    TestProbe<Registry.Published> probe = three.createTestProbe();
    mixed.tell(new Registry.Publish(other(35, 3), probe.ref()));
    assertEquals(Optional.empty(), probe.receiveMessage().refused());
    mixed.tell(new Registry.Publish(entry(35, 2), probe.ref()));
    assertTrue(probe.receiveMessage().refused().isPresent(), "the learner that led before");
    Cluster.get(one.system()).manager().tell(Leave.create(TestSystems.address(three)));
    three.shutdownTestKit();
  }

  /** The same version with another content. */
  private static SnapshotEntry other(long version, long term) {
    return new SnapshotEntry(version, "%064x".formatted(1), 100, version - 1, term);
  }

  @Test
  void unpinnedVersionsAreDroppedButNotWhatIsNewerThanThePins() throws Exception {
    var shelves =
        new Shelves(
            List.of(
                new NodeShelf("a", List.of(entry(1, 1), entry(2, 1), entry(4, 1)), List.of()),
                new NodeShelf("b", List.of(), List.of(new Pins(1, List.of(0L, 2L, 3L))))));
    assertEquals(Set.of(1L), shelves.unneeded(List.of(entry(1, 1), entry(2, 1), entry(4, 1))));
    assertEquals(Set.of(), new Shelves(List.of()).unneeded(List.of(entry(1, 1))));

    publish(entry(40, 1));
    publish(entry(41, 1));
    second.tell(new Registry.Pin(Set.of(0L, 41L), 1));
    var dropped = DROPPED.poll(10, TimeUnit.SECONDS);
    assertTrue(dropped != null && dropped.contains(40L), "dropped: " + dropped);
  }

  /** Pins of a step that the learner lost, and from which the coordinator has not gone back yet. */
  @Test
  void whatALearnerRestoredIsKeptUnderThePinsOfALaterStep() throws Exception {
    publish(entry(1, 1));
    second.tell(new Registry.Pin(Set.of(5L), 1));
    untilDropped(1);
    first.tell(new Registry.Keep(Set.of(2L), 1));
    publish(entry(2, 1));
    publish(entry(3, 1));
    untilDropped(3);
    assertEquals(List.of("one:1"), locate(two, 2).holders());
    first.tell(new Registry.Keep(Set.of(5L), 1));
    untilDropped(2);
  }

  /** The row of a node that was killed stays for seconds, with what was needed there last. */
  @Test
  void pinsOfALearnerThatIsGoneOutdateNothingThatTheNextOneMakesAnew() {
    Pins dead = new Pins(3, List.of(302L, 303L));
    Pins next = new Pins(4, List.of(299L, 300L));
    List<SnapshotEntry> held = List.of(entry(298, 4), entry(300, 4), entry(301, 4));
    var shelves =
        new Shelves(
            List.of(
                new NodeShelf("dead", List.of(), List.of(dead)),
                new NodeShelf("next", held, List.of(next))));
    assertEquals(Set.of(298L), shelves.unneeded(held));
    assertEquals(Set.of(), shelves.unneeded(List.of(entry(301, 4))));
    assertEquals(Set.of(301L), shelves.unneeded(List.of(entry(301, 3))));
  }

  private static void untilDropped(long version) throws InterruptedException {
    Set<Long> dropped = DROPPED.poll(10, TimeUnit.SECONDS);
    while (dropped != null && !dropped.contains(version)) {
      dropped = DROPPED.poll(10, TimeUnit.SECONDS);
    }
    assertTrue(dropped != null, "version " + version + " is never dropped");
  }

  @Test
  void theRowOfANodeThatLeftIsGone() {
    ActorTestKit three = TestSystems.node();
    TestSystems.join(one, three);
    var third = three.spawn(Registry.create("three:3", _ -> {}));
    third.tell(new Registry.Holding(entry(50, 1)));
    assertEquals(List.of("three:3"), locate(one, 50).holders());
    Cluster.get(one.system()).manager().tell(Leave.create(TestSystems.address(three)));
    publish(entry(50, 1));
    one.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(20),
            () -> {
              assertEquals(List.of("one:1"), locate(two, 50).holders());
              return true;
            });
    three.shutdownTestKit();
  }
}
