package io.sampo.app.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sampo.app.management.RunStatus.Member;
import io.sampo.app.management.RunStatus.Progress;
import io.sampo.app.management.RunStatus.Version;
import io.sampo.app.management.RunStatus.Wait;
import io.sampo.app.management.RunStatus.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run's status as Prometheus reads it. Meters are made for one scrape from one document: what has
 * left the cluster is then gone by itself.
 */
final class Exposition implements AutoCloseable {
  /** What the answer of {@code /metrics} is. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private Exposition() {}

  static String of(RunStatus status) {
    try (Exposition exposition = new Exposition()) {
      exposition.add(status);
      return exposition.meters.scrape();
    }
  }

  private void add(RunStatus status) {
    for (Member member : status.members()) {
      node(member);
      waits(member.node(), status.waits());
      long held =
          status.versions().stream().filter(v -> v.holders().contains(member.node())).count();
      put(Measure.HELD, held, member.node());
    }
    weights(status.versions());
    put(Measure.COORDINATOR, status.progress() == null ? 0 : 1);
    if (status.progress() != null) {
      progress(status.progress());
    }
  }

  private void node(Member member) {
    String roles = String.join(",", member.roles());
    put(Measure.UP, RunStatus.isUp(member) ? 1 : 0, member.node(), roles);
    if (member.reportAge() != null) {
      put(Measure.REPORT_AGE, member.reportAge(), member.node());
    }
    for (Measure measure : Measure.values()) {
      Double reading = member.readings().get(measure.text());
      if (reading != null) {
        put(measure, reading, member.node());
      }
    }
  }

  private void waits(String node, List<Wait> all) {
    List<Wait> waits = all.stream().filter(wait -> wait.node().equals(node)).toList();
    put(Measure.WAITS, waits.size(), node);
    put(Measure.LATE, waits.stream().filter(Wait::late).count(), node);
    put(Measure.LONGEST_WAIT, waits.stream().mapToDouble(Wait::seconds).max().orElse(0), node);
  }

  private void weights(List<Version> versions) {
    put(Measure.PINNED, versions.stream().filter(Version::pinned).count());
    versions.stream()
        .filter(version -> !version.holders().isEmpty())
        .mapToLong(Version::version)
        .max()
        .ifPresent(newest -> put(Measure.NEWEST, newest));
  }

  private void progress(Progress progress) {
    put(Measure.STEP, progress.step());
    put(Measure.STEPS, progress.steps());
    put(Measure.TERM, progress.leads().term());
    each(Measure.OPEN_ORDERS, progress.open());
    each(Measure.ORDERS, progress.orders());
    each(Measure.PAIRS, progress.pairs());
    workers("sampler", progress.samplers());
    workers("judge", progress.judges());
    put(Measure.RESPONSES, progress.responses());
    put(Measure.GENERATING, progress.generateSeconds());
    put(Measure.JUDGING, progress.judgeSeconds());
  }

  private void each(Measure measure, Map<String, ? extends Number> byLabel) {
    byLabel.forEach((label, count) -> put(measure, count, label));
  }

  private void workers(String role, Workers workers) {
    put(Measure.WORKERS, workers.known() - workers.idle(), role, "busy");
    put(Measure.WORKERS, workers.idle(), role, "idle");
  }

  private void put(Measure measure, Number value, String... labels) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      tags.add(Tag.of(measure.labels().get(i), labels[i]));
    }
    switch (measure.kind()) {
      case GAUGE ->
          Gauge.builder(measure.text(), () -> value)
              .description(measure.help())
              .tags(tags)
              .register(meters);
      case COUNTER ->
          Counter.builder(measure.text())
              .description(measure.help())
              .tags(tags)
              .register(meters)
              .increment(value.doubleValue());
    }
  }

  @Override
  public void close() {
    meters.close();
  }
}
