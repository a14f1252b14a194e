package io.sampo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;

/** The configurations that come with Sampo. */
public final class Presets {
  /** The bundled algorithms, by name. */
  public static final List<String> ALGORITHMS =
      List.of(
          "bpo", "online-dpo", "online-ipo", "online-slic", "hypo", "offline-dpo", "offline-ipo");

  /** The algorithm whose every key is the user's own. */
  public static final String CUSTOM = "custom";

  private Presets() {}

  public static boolean isAlgorithm(String name) {
    return ALGORITHMS.contains(name);
  }

  /** Only the keys that make the method. */
  public static Config algorithm(String name) {
    return bundled("algorithms/" + known(name) + ".conf", false);
  }

  /** The bundled task under an algorithm, without the folders of the models. */
  public static Config demo(String algorithm) {
    return bundled("demo/" + known(algorithm) + ".conf", true)
        .withFallback(algorithm(algorithm))
        .withFallback(bundled("demo.conf", false));
  }

  /** The same with the golden judge in training: there is no proxy to over-optimise. */
  public static Config goldenDemo(String algorithm) {
    return bundled("demo/" + known(algorithm) + ".conf", true)
        .withFallback(algorithm(algorithm))
        .withFallback(bundled("demo-golden.conf", false))
        .withFallback(bundled("demo.conf", false));
  }

  /** What adapters need on the bundled task, above either demo. */
  public static Config demoAdapters(boolean golden) {
    return bundled(golden ? "demo-lora-golden.conf" : "demo-lora.conf", false);
  }

  /** Every key with its meaning and default. */
  static Config reference() {
    return bundled("reference.conf", false);
  }

  private static String known(String name) {
    if (!isAlgorithm(name)) {
      String expectation = "expected: one of " + String.join(", ", ALGORITHMS);
      throw new ConfigException(List.of(new Problem("algorithm.name", name, expectation, "")));
    }
    return name;
  }

  private static Config bundled(String name, boolean allowMissing) {
    ConfigParseOptions options = ConfigParseOptions.defaults().setAllowMissing(allowMissing);
    return ConfigFactory.parseResources(Presets.class, name, options);
  }
}
