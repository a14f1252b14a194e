package io.sampo.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a configuration, one problem a line. */
public final class ConfigException extends RuntimeException {
  private final transient List<Problem> problems;
  private final String message;

  ConfigException(List<Problem> problems) {
    this.problems = List.copyOf(problems);
    this.message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public String getMessage() {
    return message;
  }

  public List<Problem> problems() {
    return problems;
  }
}
