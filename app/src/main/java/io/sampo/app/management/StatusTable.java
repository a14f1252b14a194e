package io.sampo.app.management;

import io.sampo.app.management.RunStatus.Leading;
import io.sampo.app.management.RunStatus.Member;
import io.sampo.app.management.RunStatus.Progress;
import io.sampo.app.management.RunStatus.Version;
import io.sampo.app.management.RunStatus.Wait;
import io.sampo.app.management.RunStatus.Workers;
import io.sampo.app.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run's status as a person reads it. */
public final class StatusTable {
  private static final double MEGABYTE = 1e6;
  private static final int DIGEST_SHOWN = 12;

  private final RunStatus status;
  private final List<String> lines = new ArrayList<>();

  private StatusTable(RunStatus status) {
    this.status = status;
  }

  public static List<String> lines(RunStatus status) {
    StatusTable table = new StatusTable(status);
    table.progress(status.progress());
    table.members();
    table.versions();
    table.waits();
    return table.lines;
  }

  private void progress(@Nullable Progress progress) {
    if (progress == null) {
      lines.add("run %s   the coordinator does not answer".formatted(status.run()));
      return;
    }
    lines.add(
        "run %s   step %s of %s   %s updates/s   %s responses/s"
            .formatted(
                status.run(),
                progress.step() < 0 ? Numbers.MISSING : progress.step(),
                progress.steps(),
                rate(progress.updatesPerS()),
                rate(progress.responsesPerS())));
    leads(progress.leads());
    section("orders");
    lines.add("  open     " + counts(progress.open()));
    lines.add("  so far   " + counts(progress.orders()));
    lines.add("  pairs    " + counts(progress.pairs()));
    lines.add(
        "  at work  %s samplers, %s judges"
            .formatted(atWork(progress.samplers()), atWork(progress.judges())));
  }

  private void leads(Leading leads) {
    section("who leads");
    lines.add("  coordinator on " + leads.coordinator());
    lines.add(
        leads.learner() == null
            ? "  no learner"
            : "  learner on %s, term %d".formatted(leads.learner(), leads.term()));
  }

  private void members() {
    section("members");
    lines.add(
        "  %-32s %-11s %-34s %9s %6s %7s"
            .formatted("node", "state", "roles", "resident", "cores", "report"));
    status.members().forEach(member -> lines.add(member(member)));
  }

  private static String member(Member member) {
    return "  %-32s %-11s %-34s %9s %6s %7s"
        .formatted(
            member.node(),
            member.reachable() ? member.state() : "unreachable",
            String.join(" ", member.roles()),
            megabytes(member.readings().get(Measure.RESIDENT.text())),
            rate(member.readings().get(Measure.CORES.text())),
            member.reportAge() == null ? Numbers.MISSING : Numbers.duration(member.reportAge()));
  }

  private void versions() {
    section("versions of the weights");
    for (Version version : status.versions()) {
      lines.add(
          "  %-7d %-12s %9s  %-7s held by %s"
              .formatted(
                  version.version(),
                  version.sha256() == null
                      ? Numbers.MISSING
                      : version.sha256().substring(0, DIGEST_SHOWN),
                  megabytes(version.bytes()),
                  version.pinned() ? "pinned" : "",
                  version.holders().isEmpty() ? "nobody" : String.join(", ", version.holders())));
    }
  }

  private void waits() {
    section("who waits");
    if (status.waits().isEmpty()) {
      lines.add("  nobody");
    }
    for (Wait wait : status.waits()) {
      lines.add(
          "  %s waits for %s since %s%s"
              .formatted(
                  wait.who(),
                  wait.waitsFor(),
                  Numbers.duration(wait.seconds()),
                  wait.late() ? "   LATE" : ""));
    }
  }

  private void section(String title) {
    lines.add("");
    lines.add(title);
  }

  private static String counts(Map<String, ? extends Number> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> Numbers.whole(entry.getValue().longValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String atWork(Workers workers) {
    return (workers.known() - workers.idle()) + " of " + workers.known();
  }

  private static String rate(@Nullable Double value) {
    return value == null ? Numbers.MISSING : Numbers.fixed(value, 2);
  }

  private static String megabytes(@Nullable Number bytes) {
    return bytes == null
        ? Numbers.MISSING
        : Numbers.fixed(bytes.doubleValue() / MEGABYTE, 0) + " MB";
  }
}
