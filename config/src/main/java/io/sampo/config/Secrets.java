package io.sampo.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What must not be shown. No key of a run holds a secret; one that was written into a file by
 * mistake is refused without being repeated.
 */
final class Secrets {
  private static final Pattern NAME =
      Pattern.compile("(.*[.-])?(key|password|passphrase|secret|token|credentials?)");

  private Secrets() {}

  /** The value of a key as a message shows it. */
  static String shown(String key, String value) {
    boolean secret =
        NAME.matcher(key.toLowerCase(Locale.ROOT)).matches() || value.contains("PRIVATE KEY");
    return secret ? "(not shown)" : value;
  }
}
