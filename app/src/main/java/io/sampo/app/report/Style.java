package io.sampo.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style sheets that lie beside this class. */
final class Style {
  private Style() {}

  /** The text of {@code NAME.css}. */
  static String of(String name) {
    try (InputStream css = Style.class.getResourceAsStream(name + ".css")) {
      return new String(Objects.requireNonNull(css, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
