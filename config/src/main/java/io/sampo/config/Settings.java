package io.sampo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A section of a configuration that is asked for its keys one by one. It never throws on a bad
 * value: it notes the problem, answers with a stand-in that keeps the rules, and goes on, so that
 * one reading finds them all.
 */
final class Settings {
  private final Config config;
  private final String prefix;
  private final Reading reading;

  private Settings(Config config, String prefix, Reading reading) {
    this.config = config;
    this.prefix = prefix;
    this.reading = reading;
  }

  static Settings root(Config config, Reading reading) {
    return new Settings(config, "", reading);
  }

  Settings section(String name) {
    reading.sections.add(full(name));
    @Nullable ConfigValue value = config.root().get(name);
    if (value == null || value instanceof ConfigObject) {
      Config inner =
          value instanceof ConfigObject object ? object.toConfig() : ConfigFactory.empty();
      return new Settings(inner, full(name) + ".", reading);
    }
    report(name, "expected: a section { … }");
    return new Settings(ConfigFactory.empty(), full(name) + ".", reading);
  }

  String text(String key) {
    return read(key, "a text", "", config::getString);
  }

  /** A list, or a text with commas; kept in the values as such a text. */
  List<String> names(String key) {
    String joined = read(key, "names, with commas between them", "none", this::joined);
    return List.of(joined.split(",", -1));
  }

  private String joined(String key) {
    boolean list = config.getValue(key).valueType() == ConfigValueType.LIST;
    List<String> names =
        list ? config.getStringList(key) : List.of(config.getString(key).split(",", -1));
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException();
    }
    return names.stream().map(String::strip).collect(Collectors.joining(","));
  }

  boolean flag(String key) {
    return read(key, "true or false", false, config::getBoolean);
  }

  int integer(String key, int least) {
    String expectation = "a whole number, " + least + " or more";
    return read(
        key, expectation, least, name -> Math.toIntExact(whole(name, least, Integer.MAX_VALUE)));
  }

  int integer(String key, int least, int most) {
    String expectation = "a whole number, " + least + ".." + most;
    return read(key, expectation, least, name -> Math.toIntExact(whole(name, least, most)));
  }

  long seed(String key) {
    return read(
        key, "a whole number of 64 bits", 0L, name -> whole(name, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  double number(String key, Bounds bounds) {
    return read(key, bounds.expectation(), bounds.fallback(), name -> real(name, bounds));
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] constants = type.getEnumConstants();
    Function<String, E> find =
        name ->
            Arrays.stream(constants)
                .filter(one -> Names.of(one).equalsIgnoreCase(config.getString(name)))
                .findAny()
                .orElseThrow(IllegalArgumentException::new);
    return read(key, "one of " + Names.all(type), constants[0], find);
  }

  /** A length of time such as {@code 30 s}; more than nothing. */
  Duration duration(String key) {
    return read(
        key,
        "a length of time above 0, such as 30 s",
        Duration.ofSeconds(1),
        name -> positive(config.getDuration(name)));
  }

  /** A size such as {@code 8 MiB}, in bytes. */
  int bytes(String key, int least) {
    String expectation = "a size of at least " + least + " bytes, such as 8 MiB";
    return read(
        key,
        expectation,
        least,
        name -> Math.toIntExact(within(config.getBytes(name), least, Integer.MAX_VALUE)));
  }

  Path path(String key, String meaning) {
    return read(key, meaning, Path.of(""), this::nonEmptyPath);
  }

  /** A text that may be left out (absent or null). */
  Optional<String> optionalText(String key) {
    reading.keys.add(full(key));
    return config.hasPath(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /** A path that may be left out (absent or null). */
  Optional<Path> optionalPath(String key) {
    reading.keys.add(full(key));
    return config.hasPath(key) ? Optional.of(path(key, "a path")) : Optional.empty();
  }

  /**
   * Notes a problem with {@code key} unless {@code holds} or one of the keys it rests on is bad.
   */
  void rule(boolean holds, String key, String expectation, String... others) {
    boolean clear =
        !reading.problems.concern(full(key))
            && Arrays.stream(others).noneMatch(reading.problems::concern);
    if (!holds && clear) {
      report(key, "expected: " + expectation);
    }
  }

  private <T> T read(String key, String expectation, T standIn, Function<String, T> read) {
    reading.keys.add(full(key));
    try {
      T value = read.apply(key);
      reading.values.put(full(key), Canonical.of(value));
      return value;
    } catch (com.typesafe.config.ConfigException
        | ArithmeticException
        | IllegalArgumentException bad) {
      report(key, "expected: " + expectation);
      return standIn;
    }
  }

  private long whole(String key, long least, long most) {
    return within(new BigDecimal(config.getString(key)).longValueExact(), least, most);
  }

  private double real(String key, Bounds bounds) {
    double value = Double.parseDouble(config.getString(key));
    if (!Double.isFinite(value) || !bounds.holds().test(value)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private Path nonEmptyPath(String key) {
    String text = config.getString(key);
    if (text.isBlank()) {
      throw new IllegalArgumentException();
    }
    return Path.of(text);
  }

  private static Duration positive(Duration duration) {
    if (duration.toMillis() <= 0) {
      throw new IllegalArgumentException();
    }
    return Duration.ofMillis(duration.toMillis());
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private void report(String key, String expectation) {
    @Nullable ConfigValue value = valueAt(key);
    String shown = value == null ? "missing" : Secrets.shown(full(key), value);
    String where = value == null ? "" : Origins.describe(value.origin());
    reading.problems.add(new Problem(full(key), shown, expectation, where));
  }

  private @Nullable ConfigValue valueAt(String key) {
    return config.hasPath(key) ? config.getValue(key) : null;
  }

  private String full(String key) {
    return prefix + key;
  }
}
