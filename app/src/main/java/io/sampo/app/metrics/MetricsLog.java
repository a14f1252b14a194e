package io.sampo.app.metrics;

import io.sampo.app.failure.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code metrics.jsonl}: the rows of a run in the order in which they were measured, one a line,
 * each on disk before the next. A line that a crash tore is cut off when the log is opened again.
 */
public final class MetricsLog implements AutoCloseable {
  private final BufferedWriter out;

  private MetricsLog(BufferedWriter out) {
    this.out = out;
  }

  /** An empty log in place of whatever the file held. */
  public static MetricsLog create(Path file) throws IOException {
    AtomicFile.write(file, "");
    return append(file);
  }

  /** The log as it stood when this step had been committed: for a run that goes on from there. */
  public static MetricsLog truncateAfter(Path file, int step) throws IOException {
    StringBuilder kept = new StringBuilder();
    for (MetricsRow row : read(file)) {
      if (row.step() <= step) {
        kept.append(MetricsLine.of(row)).append('\n');
      }
    }
    AtomicFile.write(file, kept.toString());
    return append(file);
  }

  /**
   * The rows of a log; none when there is no such file. Throws when a line before the last is bad.
   */
  public static List<MetricsRow> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readString(file).lines().toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
    return rows(file, lines);
  }

  /** Adds a row; it is in the file when this returns. */
  public synchronized void write(MetricsRow row) {
    try {
      out.write(MetricsLine.of(row));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private static MetricsLog append(Path file) throws IOException {
    return new MetricsLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  private static List<MetricsRow> rows(Path file, List<String> lines) {
    List<MetricsRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<MetricsRow> row = MetricsLine.parse(lines.get(i));
      if (row.isEmpty() && i < lines.size() - 1) {
        throw new UserError(
            "%s: line %d is no row of metrics (expected: a JSON object with type, step and time)"
                .formatted(file, i + 1));
      }
      row.ifPresent(rows::add);
    }
    return rows;
  }
}
