package io.sampo.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, so that a broken character is found in its own line. */
final class ByteLines {
  private final InputStream in;
  private int number;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null after the last. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    number++;
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return line.toByteArray();
  }

  /** Number, from 1, of the line last read. */
  int number() {
    return number;
  }
}
