package io.sampo.config;

import java.nio.file.Path;
import java.time.Duration;

/** The one spelling of a value, so that configurations that mean the same compare equal. */
final class Canonical {
  private Canonical() {}

  /** A boolean, a number or a text, which HOCON renders and reads back as it stands. */
  static Object of(Object value) {
    return switch (value) {
      case Enum<?> constant -> Names.of(constant);
      case Path path -> path.toString();
      case Duration duration -> duration.toMillis() + " ms";
      default -> value;
    };
  }
}
