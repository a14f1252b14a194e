package io.sampo.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What must not be shown. No key of a run holds a secret; one that was written into a file by
 * mistake is refused without being repeated.
 */
final class Secrets {
  private static final String HIDDEN = "(not shown)";
  private static final Pattern NAME =
      Pattern.compile("(.*[.-])?(key|password|passphrase|secret|token|credentials?)(\\..*)?");

  /** As a key file, the parameter of a URL, or a key of a section that is shown whole. */
  private static final Pattern TEXT =
      Pattern.compile("(?s).*(private key|(password|secret|token)(=|\":)).*");

  private Secrets() {}

  /** The value of a key as a message shows it. */
  static String shown(String key, ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return isSecret(NAME, key) || isSecret(TEXT, text) ? HIDDEN : text;
  }

  private static boolean isSecret(Pattern pattern, String text) {
    return pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
