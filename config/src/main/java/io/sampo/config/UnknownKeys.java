package io.sampo.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;

/** Refuses every key that no section asked for. */
final class UnknownKeys {
  private final Reading reading;

  UnknownKeys(Reading reading) {
    this.reading = reading;
  }

  void refuse(String prefix, ConfigObject object) {
    object.forEach((name, value) -> check(prefix + ConfigUtil.joinPath(name), value));
  }

  private void check(String path, ConfigValue value) {
    if (reading.sections.contains(path) && value instanceof ConfigObject object) {
      refuse(path + ".", object);
    } else if (!reading.sections.contains(path) && !reading.keys.contains(path)) {
      reading.problems.add(problem(path, value));
    }
  }

  private Problem problem(String path, ConfigValue value) {
    String advice =
        Resemblance.closest(path, reading.keys)
            .map(key -> "unknown key; did you mean " + key + "?")
            .orElse("unknown key");
    return new Problem(path, Secrets.shown(path, value), advice, Origins.describe(value.origin()));
  }
}
