package io.sampo.study.run;

import io.sampo.study.Scale;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the methods that a study compares: a run up to its seed.
 *
 * @param name in tables and plots
 * @param algorithm a bundled one, whose demo configuration stands below the settings
 * @param settings keys of the configuration
 * @param products keys of the configuration that name what other jobs make first
 */
public record Arm(
    String name,
    String algorithm,
    SortedMap<String, Object> settings,
    SortedMap<String, Product> products) {
  /** The key of the file that a recorded run leaves in its folder. */
  public static final String RECORDING = "record.path";

  private static final String STEPS = "run.steps";

  public Arm {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    products = Collections.unmodifiableSortedMap(new TreeMap<>(products));
  }

  public static Arm of(String name, String algorithm) {
    return new Arm(name, algorithm, new TreeMap<>(), new TreeMap<>());
  }

  /** This arm with a setting more, or another value of it. */
  public Arm with(String key, Object value) {
    SortedMap<String, Object> more = new TreeMap<>(settings);
    more.put(key, value);
    return new Arm(name, algorithm, more, products);
  }

  public Arm with(Map<String, ?> keys) {
    Arm arm = this;
    for (Map.Entry<String, ?> entry : keys.entrySet()) {
      arm = arm.with(entry.getKey(), entry.getValue());
    }
    return arm;
  }

  /** This arm with a key that names a product. */
  public Arm with(String key, Product product) {
    SortedMap<String, Product> more = new TreeMap<>(products);
    more.put(key, product);
    return new Arm(name, algorithm, settings, more);
  }

  /** This arm with these settings, in the runs whose products it needs as well. */
  public Arm withEverywhere(Map<String, ?> keys) {
    SortedMap<String, Product> more = new TreeMap<>(products);
    more.replaceAll((_, product) -> product.withEverywhere(keys));
    return new Arm(name, algorithm, settings, more).with(keys);
  }

  /** This arm, keeping what it generates and judges. */
  public Arm recorded() {
    return with(RECORDING, "recording.parquet");
  }

  /**
   * This arm, trained on the stream of a recorded one instead of samples of its own.
   *
   * @param level of shuffling: 0 in order, 1 uniformly
   */
  public Arm replaying(Arm online, double level) {
    return with("batch.recorded.path", new Product.Stream(online))
        .with("batch.recorded.shuffle-level", level);
  }

  /** Updates of a run at full scale. */
  public int steps() {
    return (Integer) settings.getOrDefault(STEPS, 200);
  }

  /** This arm with the updates, evaluations and products of a scale. */
  public Arm at(Scale scale) {
    SortedMap<String, Product> scaled = new TreeMap<>(products);
    scaled.replaceAll((_, product) -> product.at(scale));
    int steps = scale.share(steps());
    Arm arm = new Arm(name, algorithm, settings, scaled).with(STEPS, steps);
    return scale == Scale.FULL ? arm : arm.measuredLess(steps);
  }

  private Arm measuredLess(int steps) {
    return with("evaluation.every", steps / 2)
        .with("evaluation.prompts", 64)
        .with("evaluation.final-prompts", 128);
  }
}
