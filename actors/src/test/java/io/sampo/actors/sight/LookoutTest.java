package io.sampo.actors.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Leads;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three nodes: whoever is asked shows all of them. */
final class LookoutTest {
  private static final Status STATUS =
      new Status(7, 20, Leads.NOBODY, Map.of("WAITING", 3), Ledger.EMPTY, 2, 1, 1, 0, 64, 5, 6);

  private static Observed one;
  private static Observed two;
  private static Observed three;

  @BeforeAll
  static void formACluster() {
    one = new Observed("one", kit -> Coordinator.host(kit.system(), standing()));
    two = new Observed("two", kit -> Coordinator.host(kit.system(), standing()));
    three = new Observed("three", kit -> kit.<Coordinator.Command>createTestProbe().ref());
    TestSystems.join(one.kit, two.kit, three.kit);
  }

  /** A coordinator that knows nothing but how it stands. */
  private static Behavior<Coordinator.Command> standing() {
    return Behaviors.receiveMessage(command -> {
      if (command instanceof Coordinator.GetStatus get) {
        get.replyTo().tell(STATUS);
      }
      return Behaviors.same();
    });
  }

  @AfterAll
  static void stop() {
    List.of(three, two, one).forEach(node -> node.kit.shutdownTestKit());
  }

  private static void eventually(Observed asked, Consumer<View> holds) {
    asked
        .kit
        .createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(30),
            () -> {
              holds.accept(asked.view());
              return true;
            });
  }

  private static Optional<NodeReport> report(View view, String node) {
    return view.nodes().stream()
        .flatMap(seen -> seen.report().stream())
        .filter(report -> report.node().equals(node))
        .findFirst();
  }

  private static Set<String> reported(View view) {
    return view.nodes().stream()
        .flatMap(seen -> seen.report().stream())
        .map(NodeReport::node)
        .collect(Collectors.toSet());
  }

  @Test
  void everyNodeShowsTheNumbersOfAll() {
    for (Observed asked : List.of(one, two)) {
      eventually(
          asked,
          view -> {
            assertTrue(reported(view).containsAll(Set.of("one", "two")), "reports: " + view);
            assertEquals(
                Map.of("sampo_node_threads", 3.0), report(view, "two").orElseThrow().readings());
            assertEquals(1, view.nodes().stream().filter(SeenNode::self).count());
          });
    }
  }

  @Test
  void everyNodeShowsHowTheRunStands() {
    eventually(two, view -> assertEquals(Optional.of(STATUS), view.run()));
  }

  @Test
  void everyNodeShowsWhoWaitsOnAnother() {
    one.watchdog.tell(new Watchdog.Waits("order 7", "the sampler on two"));
    eventually(
        two,
        view -> {
          var wait = report(view, "one").orElseThrow().waits().getFirst();
          assertEquals("order 7", wait.who());
          assertEquals("the sampler on two", wait.forWhat());
          assertFalse(wait.late());
        });
  }

  @Test
  void everyNodeShowsWhoHoldsAndNeedsAVersion() {
    var entry = new SnapshotEntry(4, "%064x".formatted(4), 100, 3, 1);
    one.registry.tell(new Registry.Holding(entry));
    one.registry.tell(new Registry.Pin(Set.of(4L), 1));
    eventually(
        two,
        view -> {
          var shelf =
              view.shelves().stream()
                  .filter(row -> row.weights().equals("one:1"))
                  .findFirst()
                  .orElseThrow();
          assertEquals(List.of(entry), shelf.held());
          assertEquals(List.of(4L), shelf.pinned());
        });
  }

  @Test
  void aCoordinatorThatDoesNotAnswerIsLeftOutAndTheNodeThatLeftIsGone() {
    eventually(three, view -> assertTrue(reported(view).contains("three")));
    assertEquals(Optional.empty(), three.view().run());
    eventually(two, view -> assertTrue(reported(view).contains("three")));
    Cluster.get(one.kit.system()).manager().tell(Leave.create(TestSystems.address(three.kit)));
    eventually(
        two,
        view -> {
          assertFalse(reported(view).contains("three"));
          assertEquals(2, view.nodes().size());
        });
  }
}
