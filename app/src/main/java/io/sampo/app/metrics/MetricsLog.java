package io.sampo.app.metrics;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code metrics.jsonl}: the rows of a run in the order in which they were measured, one a line,
 * each on disk before the next. A line that a crash tore is cut off when the log is opened again. A
 * run that goes back to a checkpoint measures the same again, and the first row stays.
 */
public final class MetricsLog implements AutoCloseable {
  private record Place(MetricsRow.Kind kind, int step) {
    static Place of(MetricsRow row) {
      return new Place(row.kind(), row.step());
    }
  }

  private final Path file;
  private final FileChannel out;
  private final Set<Place> written = new HashSet<>();

  private MetricsLog(Path file, FileChannel out, List<MetricsRow> rows) {
    this.file = file;
    this.out = out;
    rows.forEach(row -> written.add(Place.of(row)));
  }

  /** An empty log in place of whatever the file held. */
  public static MetricsLog create(Path file) throws IOException {
    AtomicFile.write(file, "");
    return append(file, List.of());
  }

  /** The log as it stood when this step had been committed: for a run that goes on from there. */
  public static MetricsLog truncateAfter(Path file, int step) throws IOException {
    List<MetricsRow> rows = read(file).stream().filter(row -> row.step() <= step).toList();
    StringBuilder kept = new StringBuilder();
    rows.forEach(row -> kept.append(MetricsLine.of(row)).append('\n'));
    AtomicFile.write(file, kept.toString());
    return append(file, rows);
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

  /** Whether it has the row of that step. */
  public synchronized boolean hasStep(int step) {
    return written.contains(new Place(MetricsRow.Kind.STEP, step));
  }

  /** Adds a row, unless there is one of its kind and step; it is on the disk when this returns. */
  public synchronized void write(MetricsRow row) {
    if (!written.add(Place.of(row))) {
      return;
    }
    try {
      ByteBuffer line = StandardCharsets.UTF_8.encode(MetricsLine.of(row) + "\n");
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private static MetricsLog append(Path file, List<MetricsRow> rows) throws IOException {
    return new MetricsLog(file, FileChannel.open(file, StandardOpenOption.APPEND), rows);
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
