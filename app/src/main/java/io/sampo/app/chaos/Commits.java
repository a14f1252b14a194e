package io.sampo.app.chaos;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps that a run has committed so far.
 *
 * @param rows one a step, in their order
 */
record Commits(List<MetricsRow> rows) {
  Commits {
    rows = List.copyOf(rows);
  }

  static Commits of(Path folder) throws IOException {
    return new Commits(
        MetricsLog.read(folder.resolve("metrics.jsonl")).stream()
            .filter(row -> row.kind() == MetricsRow.Kind.STEP)
            .toList());
  }

  /** Of the newest; 0 before the first. */
  int step() {
    return rows.isEmpty() ? 0 : rows.getLast().step();
  }

  /** When the newest was made; long ago before the first. */
  Instant newest() {
    return rows.isEmpty() ? Instant.EPOCH : rows.getLast().time();
  }

  Optional<Instant> firstAfter(Instant moment) {
    return rows.stream().map(MetricsRow::time).filter(time -> time.isAfter(moment)).findFirst();
  }
}
