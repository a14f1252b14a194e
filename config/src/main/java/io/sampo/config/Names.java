package io.sampo.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that enum constants have in a configuration: {@code REWARD_MODEL} is reward-model. */
final class Names {
  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Names::of).collect(Collectors.joining(", "));
  }
}
