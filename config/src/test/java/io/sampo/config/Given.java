package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/** Configurations that tests start from. */
final class Given {
  /** The least that a run of bpo needs. */
  static final String LEAST = "model.path = model, judge.training.path = rm\n";

  private Given() {}

  static Config user(String... lines) {
    return ConfigFactory.parseString(String.join("\n", lines))
        .withFallback(ConfigFactory.parseString(LEAST));
  }

  static RunConfig run(String... lines) {
    return RunConfig.of(user(lines));
  }

  static List<Problem> problems(String... lines) {
    return assertThrows(ConfigException.class, () -> run(lines)).problems();
  }

  static List<String> keys(String... lines) {
    return problems(lines).stream().map(Problem::key).toList();
  }

  static RunConfig demo(String algorithm) {
    return RunConfig.of(user().withFallback(Presets.demo(algorithm)));
  }
}
