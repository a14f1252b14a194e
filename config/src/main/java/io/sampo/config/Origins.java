package io.sampo.config;

import com.typesafe.config.ConfigOrigin;
import org.jspecify.annotations.Nullable;

/** Says where a value was written. */
final class Origins {
  private Origins() {}

  static String describe(ConfigOrigin origin) {
    String source = source(origin);
    return origin.lineNumber() > 0 ? source + ":" + origin.lineNumber() : source;
  }

  private static String source(ConfigOrigin origin) {
    @Nullable String file = origin.filename();
    @Nullable String resource = origin.resource();
    if (file != null) {
      return file;
    }
    return resource != null ? resource : origin.description().replaceFirst(": \\d+$", "");
  }
}
