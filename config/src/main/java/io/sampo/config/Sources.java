package io.sampo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns files and layers into one configuration, before anybody asks what its keys mean. */
final class Sources {
  private static final String NAME = "algorithm.name";

  private Sources() {}

  static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? ": no file" : ": no such file";
      throw unreadable(file + what, "expected: a configuration in HOCON", "");
    }
    return explained(() -> ConfigFactory.parseFile(file.toFile()));
  }

  /** The user's keys over those of the algorithm they name, over the defaults; resolved. */
  static Config layered(Config user) {
    Config defaults = Presets.reference();
    return explained(() -> {
      Config named = user.withFallback(defaults).resolve();
      return user.withFallback(preset(named)).withFallback(defaults).resolve();
    });
  }

  private static Config preset(Config named) {
    boolean readable = named.hasPath(NAME) && named.getValue(NAME).unwrapped() instanceof String;
    String name = readable ? named.getString(NAME) : Presets.CUSTOM;
    return Presets.isAlgorithm(name) ? Presets.algorithm(name) : ConfigFactory.empty();
  }

  private static Config explained(Supplier<Config> read) {
    try {
      return read.get();
    } catch (com.typesafe.config.ConfigException e) {
      @Nullable ConfigOrigin origin = e.origin();
      String where = origin == null ? "" : Origins.describe(origin);
      throw unreadable("cannot be read as HOCON", why(e, origin), where);
    }
  }

  /** The library's words, without the place that it puts before them. */
  private static String why(com.typesafe.config.ConfigException e, @Nullable ConfigOrigin origin) {
    String message = String.valueOf(e.getMessage());
    String place = origin == null ? "" : origin.description() + ": ";
    return message.startsWith(place) ? message.substring(place.length()) : message;
  }

  private static ConfigException unreadable(String what, String expectation, String where) {
    return new ConfigException(List.of(new Problem("", what, expectation, where)));
  }
}
