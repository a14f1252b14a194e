package io.sampo.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.Locale;

/** How a value is shown to a person: as it stands, but for what may be a password. */
final class Shown {
  private static final String HIDDEN = "…";

  private Shown() {}

  static String of(String key, ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return key.matches("(.*\\.)?password(\\..*)?") || holdsPassword(text) ? HIDDEN : text;
  }

  /** As the parameter of a URL, or as a key of a section that is shown whole. */
  private static boolean holdsPassword(String text) {
    return text.toLowerCase(Locale.ROOT).matches("(?s).*password(=|\":).*");
  }
}
