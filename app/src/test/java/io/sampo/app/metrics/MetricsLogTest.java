package io.sampo.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    List<MetricsRow> rows =
        List.of(
            MetricsRow.evaluation(0, Map.of("win_rate", 0.42)),
            MetricsRow.step(1, Map.of("loss", 0.693, "pairs_trained", 16.0)));
    write(rows);
    assertEquals(rows, MetricsLog.read(file()));
  }

  @Test
  void aRowIsInTheFileWhenWriteReturns() throws IOException {
    try (MetricsLog log = MetricsLog.create(file())) {
      log.write(MetricsRow.step(1, Map.of("loss", 1.5)));
      assertEquals(1, MetricsLog.read(file()).size());
    }
  }

  @Test
  void whatWasNotMeasuredIsAbsent() {
    MetricsRow row = MetricsRow.step(1, Map.of("loss", Double.NaN));
    assertTrue(row.values().isEmpty());
    assertEquals(Double.NaN, row.value("loss"));
  }

  @Test
  void wholeNumbersAreWrittenWhole() {
    String line = MetricsLine.of(MetricsRow.step(7, Map.of("pairs_trained", 16.0)));
    assertTrue(line.endsWith("\"pairs_trained\":16}"), line);
    assertTrue(line.startsWith("{\"type\":\"step\",\"step\":7,\"time\":\""), line);
  }

  @Test
  void truncationKeepsTheRowsUpToTheStepAndAppendsAfterThem() throws IOException {
    write(List.of(step(1), step(2), MetricsRow.evaluation(2, Map.of()), step(3)));
    try (MetricsLog log = MetricsLog.truncateAfter(file(), 2)) {
      log.write(step(3));
    }
    assertEquals(
        List.of(1, 2, 2, 3), MetricsLog.read(file()).stream().map(MetricsRow::step).toList());
  }

  @Test
  void aTornLastLineIsLeftOutAndCutOffOnResume() throws IOException {
    write(List.of(step(1)));
    Files.writeString(file(), "{\"type\":\"step\",\"st", StandardOpenOption.APPEND);
    assertEquals(1, MetricsLog.read(file()).size());
    MetricsLog.truncateAfter(file(), 1).close();
    assertTrue(Files.readString(file()).endsWith("}\n"));
  }

  @Test
  void aBadLineBeforeTheLastIsNamed() throws IOException {
    write(List.of(step(1)));
    Files.writeString(file(), "nonsense\n{}\n", StandardOpenOption.APPEND);
    UserError e = assertThrows(UserError.class, () -> MetricsLog.read(file()));
    assertTrue(String.valueOf(e.getMessage()).contains("line 2"), e.getMessage());
  }

  @Test
  void aLogThatIsNotThereHasNoRows() throws IOException {
    assertEquals(List.of(), MetricsLog.read(folder.resolve("none.jsonl")));
    MetricsLog.truncateAfter(file(), 0).close();
    assertEquals(List.of(), MetricsLog.read(file()));
  }

  private void write(List<MetricsRow> rows) throws IOException {
    try (MetricsLog log = MetricsLog.create(file())) {
      rows.forEach(log::write);
    }
  }

  private static MetricsRow step(int step) {
    return MetricsRow.step(step, Map.of("loss", 0.5));
  }

  private Path file() {
    return folder.resolve("metrics.jsonl");
  }
}
