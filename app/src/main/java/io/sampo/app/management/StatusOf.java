package io.sampo.app.management;

import io.sampo.actors.coordinator.Leads;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.NodeShelf;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.sight.NodeReport;
import io.sampo.actors.sight.SeenNode;
import io.sampo.actors.sight.View;
import io.sampo.actors.work.Ledger;
import io.sampo.app.management.RunStatus.Leading;
import io.sampo.app.management.RunStatus.Member;
import io.sampo.app.management.RunStatus.Progress;
import io.sampo.app.management.RunStatus.Version;
import io.sampo.app.management.RunStatus.Wait;
import io.sampo.app.management.RunStatus.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A view of the cluster as the document that people and monitoring get. */
final class StatusOf {
  private final View view;
  private final Instant now;

  private StatusOf(View view, Instant now) {
    this.view = view;
    this.now = now;
  }

  static RunStatus view(String run, View view, Instant now) {
    StatusOf status = new StatusOf(view, now);
    return new RunStatus(
        run,
        now.toString(),
        view.run().map(status::progress).orElse(null),
        view.nodes().stream().map(status::member).toList(),
        status.versions(),
        status.waits());
  }

  // ---- the run

  private Progress progress(Status run) {
    return new Progress(
        run.step(),
        run.steps(),
        leading(run.leads()),
        reading(Measure.UPDATE_RATE),
        reading(Measure.RESPONSE_RATE),
        lower(run.orders()),
        orders(run.ledger()),
        pairs(run.ledger().pairs()),
        new Workers(run.samplers(), run.idleSamplers()),
        new Workers(run.judges(), run.idleJudges()),
        run.samples(),
        run.samplerNanos() / 1e9,
        run.judgeNanos() / 1e9);
  }

  private Leading leading(Leads leads) {
    return new Leading(
        name(leads.coordinator()),
        leads.learner().isEmpty() ? null : name(leads.learner()),
        leads.term());
  }

  /** The name of the member at an address; the address before its first report. */
  private String name(String address) {
    return view.nodes().stream()
        .filter(seen -> seen.address().equals(address))
        .map(StatusOf::name)
        .findFirst()
        .orElse(address);
  }

  private static String name(SeenNode seen) {
    return seen.report().map(NodeReport::node).orElse(seen.address());
  }

  /** What a node has measured that only one of them does. */
  private @Nullable Double reading(Measure measure) {
    return reports()
        .map(report -> report.readings().get(measure.text()))
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Integer> lower(Map<String, Integer> byState) {
    var open = new LinkedHashMap<String, Integer>();
    byState.forEach((state, count) -> open.put(state.toLowerCase(Locale.ROOT), count));
    return open;
  }

  private static Map<String, Long> orders(Ledger ledger) {
    var orders = new LinkedHashMap<String, Long>();
    orders.put("issued", ledger.issued());
    orders.put("trained", ledger.trained());
    orders.put("dropped", ledger.dropped());
    orders.put("reissued", ledger.reissued());
    return orders;
  }

  private static Map<String, Long> pairs(Ledger.Pairs of) {
    var pairs = new LinkedHashMap<String, Long>();
    pairs.put("judged", of.judged());
    pairs.put("trained", of.trained());
    pairs.put("tied", of.tied());
    pairs.put("invalid", of.invalid());
    return pairs;
  }

  // ---- nodes

  private Member member(SeenNode seen) {
    return new Member(
        name(seen),
        seen.address(),
        seen.report().map(NodeReport::management).filter(at -> !at.isEmpty()).orElse(null),
        seen.status(),
        seen.reachable(),
        seen.self(),
        seen.roles(),
        seen.report().map(this::age).orElse(null),
        seen.report().map(NodeReport::readings).orElse(Map.of()));
  }

  /** Clocks of two nodes may differ a little: never below 0. */
  private double age(NodeReport report) {
    return Math.max(0, now.toEpochMilli() - report.timeMillis()) / 1e3;
  }

  private Stream<NodeReport> reports() {
    return view.nodes().stream().flatMap(seen -> seen.report().stream());
  }

  // ---- weights

  private List<Version> versions() {
    Map<Long, SnapshotEntry> entries = new HashMap<>();
    Set<Long> pins = new TreeSet<>();
    for (NodeShelf shelf : view.shelves()) {
      shelf.held().forEach(entry -> entries.put(entry.version(), entry));
      pins.addAll(shelf.pinned());
    }
    Set<Long> all = new TreeSet<>(Comparator.reverseOrder());
    all.addAll(entries.keySet());
    all.addAll(pins);
    return all.stream()
        .map(version -> version(version, entries.get(version), pins.contains(version)))
        .toList();
  }

  private Version version(long version, @Nullable SnapshotEntry entry, boolean pinned) {
    return new Version(
        version,
        entry == null ? null : entry.sha256(),
        entry == null ? null : entry.bytes(),
        pinned,
        holders(version));
  }

  private List<String> holders(long version) {
    Map<String, String> names =
        reports().collect(Collectors.toMap(NodeReport::weights, NodeReport::node, (a, _) -> a));
    return view.shelves().stream()
        .filter(shelf -> shelf.held().stream().anyMatch(entry -> entry.version() == version))
        .map(shelf -> names.getOrDefault(shelf.weights(), shelf.weights()))
        .sorted()
        .toList();
  }

  // ---- waits

  private List<Wait> waits() {
    var waits = new ArrayList<Wait>();
    reports()
        .forEach(report -> report.waits().forEach(waiting -> waits.add(wait(report, waiting))));
    waits.sort(Comparator.comparingDouble(Wait::seconds).reversed());
    return waits;
  }

  private Wait wait(NodeReport report, NodeReport.Waiting waiting) {
    return new Wait(
        report.node(),
        waiting.who(),
        waiting.forWhat(),
        Instant.ofEpochMilli(report.timeMillis() - waiting.millis()).toString(),
        age(report) + waiting.millis() / 1e3,
        waiting.late());
  }
}
