package io.sampo.config;

import com.typesafe.config.ConfigOrigin;
import org.jspecify.annotations.Nullable;

/** Says where a value was written. */
public final class Origins {
  /** Of a value that was given as an option. */
  public static final String COMMAND_LINE = "the command line";

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
    return resource != null ? resource : described(origin.description());
  }

  /** Objects around a single value that was given are made by the library. */
  private static String described(String source) {
    return source.startsWith("withValue(") ? COMMAND_LINE : source.replaceFirst(": \\d+$", "");
  }
}
