package io.sampo.app.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.UserError;
import io.sampo.data.JsonLines;
import io.sampo.data.JsonLinesWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of lines to read and one to write.
 *
 * @param batch lines worked on together
 */
public record LineFiles(Path in, Path out, int batch) {

  /** Makes a line of an object, or refuses it. */
  @FunctionalInterface
  interface Reading {
    Line line(int number, ObjectNode object);
  }

  /** Reads every line once, so that a bad one is known before any work is done. */
  void check(Reading reading) {
    int[] count = {0};
    JsonLines.read(
        in,
        (number, object) -> {
          reading.line(number, object);
          count[0]++;
        });
    if (count[0] == 0) {
      throw new UserError(in + ": no lines (expected: at least one)");
    }
  }

  /**
   * Has every line worked on, batch by batch, and writes them in their order.
   *
   * @param work adds its results to the lines' objects
   * @return how many lines were written
   */
  int through(Reading reading, Consumer<List<Line>> work) throws IOException {
    try (JsonLinesWriter writer = JsonLinesWriter.to(out)) {
      Batches batches = new Batches(batch, work, writer);
      JsonLines.read(in, (number, object) -> batches.add(reading.line(number, object)));
      batches.finish();
      writer.commit();
      return batches.written;
    }
  }

  /** Lines that wait until a batch is full. */
  private static final class Batches {
    private final int size;
    private final Consumer<List<Line>> work;
    private final JsonLinesWriter writer;
    private final List<Line> waiting = new ArrayList<>();
    private int written;

    private Batches(int size, Consumer<List<Line>> work, JsonLinesWriter writer) {
      this.size = size;
      this.work = work;
      this.writer = writer;
    }

    private void add(Line line) {
      waiting.add(line);
      if (waiting.size() == size) {
        finish();
      }
    }

    private void finish() {
      if (waiting.isEmpty()) {
        return;
      }
      work.accept(waiting);
      try {
        for (Line line : waiting) {
          writer.write(line.object());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      written += waiting.size();
      waiting.clear();
    }
  }
}
