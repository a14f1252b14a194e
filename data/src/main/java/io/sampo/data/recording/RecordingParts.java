package io.sampo.data.recording;

import io.sampo.data.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A recording that is being made: a folder with one Parquet file a batch, each complete, since it
 * gets its name only once it is written. A batch that is made again after a crash takes the place
 * of its first writing, so nothing is ever there twice; at the run's end the files are joined.
 */
public final class RecordingParts {
  private final Path folder;
  private final String run;
  private final String judge;

  /**
   * The parts below a folder, which need not be there yet.
   *
   * @param run name of the run
   * @param judge who judges, for people
   */
  public RecordingParts(Path folder, String run, String judge) {
    this.folder = folder;
    this.run = run;
    this.judge = judge;
  }

  /** Keeps batch {@code step}, in the place of an earlier writing of it. */
  public void write(int step, List<RecordedRow> rows) {
    Path unfinished = folder.resolve(name(step) + ".part");
    try {
      Files.createDirectories(folder);
      RecordingTable.write(unfinished, run, judge, rows);
      onDisk(unfinished);
      Files.move(unfinished, part(step), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException e) {
      throw new DataException(unfinished + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Throws unless the batches before {@code step} are all there, or have been joined already. */
  public void requireUpTo(int step, Path recording) {
    boolean whole =
        Files.exists(recording) || IntStream.range(0, step).allMatch(t -> Files.exists(part(t)));
    if (!whole) {
      throw new DataException(
          "record.path: %s: batches before step %d were not recorded (expected: a run recorded from its start)"
              .formatted(recording, step));
    }
  }

  /** Makes one file of batches 0 .. {@code steps} − 1, and drops the parts. */
  public void join(int steps, Path recording) {
    Path unfinished = recording.resolveSibling(recording.getFileName() + ".part");
    try {
      if (!Files.exists(recording)) {
        RecordingTable.join(unfinished, IntStream.range(0, steps).mapToObj(this::part).toList());
        onDisk(unfinished);
        Files.move(unfinished, recording, StandardCopyOption.ATOMIC_MOVE);
      }
      drop();
    } catch (IOException | SQLException e) {
      throw new DataException(recording + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** DuckDB leaves that to the system: a name could outlive a power loss, and its bytes not. */
  private static void onDisk(Path file) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  private void drop() throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private Path part(int step) {
    return folder.resolve(name(step));
  }

  private static String name(int step) {
    return "step-%06d.parquet".formatted(step);
  }
}
