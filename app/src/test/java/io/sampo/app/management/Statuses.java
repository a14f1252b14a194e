package io.sampo.app.management;

import io.sampo.actors.coordinator.Leads;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.NodeShelf;
import io.sampo.actors.registry.Pins;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.sight.NodeReport;
import io.sampo.actors.sight.SeenNode;
import io.sampo.actors.sight.View;
import io.sampo.actors.work.Ledger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster of two nodes as one of them sees it: every measure has a number. */
final class Statuses {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:05Z");
  private static final long REPORTED = NOW.toEpochMilli() - 1000;

  /** What a node does not say of itself: it follows from what it says. */
  private static final Set<Measure> DERIVED =
      EnumSet.of(
          Measure.REPORT_AGE, Measure.WAITS, Measure.LATE, Measure.LONGEST_WAIT, Measure.HELD);

  private Statuses() {}

  static RunStatus full() {
    return StatusOf.view("mill", view(), NOW);
  }

  static View view() {
    return led(new Leads("a:10", "a:10", 3));
  }

  /** With these in the lead. */
  static View led(Leads leads) {
    return new View(Optional.of(run(leads)), List.of(driver(), sampler()), shelves());
  }

  /** As long as the coordinator is out of reach. */
  static View withoutCoordinator() {
    return new View(Optional.empty(), List.of(driver(), sampler()), shelves());
  }

  private static Status run(Leads leads) {
    return new Status(
        12,
        200,
        leads,
        Map.of("WAITING", 3),
        new Ledger(40, 36, 1, 2, new Ledger.Pairs(80, 70, 9, 1)),
        2,
        1,
        1,
        0,
        640,
        3_000_000_000L,
        500_000_000L);
  }

  private static SeenNode driver() {
    Map<String, Double> readings = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      if (measure.labels().equals(List.of("node")) && !DERIVED.contains(measure)) {
        readings.put(measure.text(), 2.0);
      }
    }
    var wait = new NodeReport.Waiting("order 7", "the sampler on b:2 pid 2", 21_000, true);
    return new SeenNode(
        "a:10",
        "Up",
        true,
        true,
        List.of("coordinator", "learner"),
        Optional.of(new NodeReport("a:1 pid 1", "a:1", "a:2", REPORTED, readings, List.of(wait))));
  }

  private static SeenNode sampler() {
    var wait = new NodeReport.Waiting("sampler-1 on b:2 pid 2", "version 12", 3000, false);
    return new SeenNode(
        "b:20",
        "Up",
        false,
        false,
        List.of("sampler"),
        Optional.of(new NodeReport("b:2 pid 2", "b:2", "", REPORTED, Map.of(), List.of(wait))));
  }

  private static List<NodeShelf> shelves() {
    return List.of(
        new NodeShelf("a:1", List.of(entry(11), entry(12)), List.of(new Pins(1, List.of(0L, 12L)))),
        new NodeShelf("b:2", List.of(entry(11)), List.of()));
  }

  private static SnapshotEntry entry(long version) {
    return new SnapshotEntry(version, "%064x".formatted(version), 6_000_000, version - 1, 1);
  }
}
