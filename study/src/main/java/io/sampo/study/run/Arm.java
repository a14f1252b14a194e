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
 * @param models keys of the configuration that name models which are made first
 */
public record Arm(
    String name,
    String algorithm,
    SortedMap<String, Object> settings,
    SortedMap<String, Model> models) {
  private static final String STEPS = "run.steps";

  public Arm {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
  }

  public static Arm of(String name, String algorithm) {
    return new Arm(name, algorithm, new TreeMap<>(), new TreeMap<>());
  }

  /** This arm with a setting more, or another value of it. */
  public Arm with(String key, Object value) {
    SortedMap<String, Object> more = new TreeMap<>(settings);
    more.put(key, value);
    return new Arm(name, algorithm, more, models);
  }

  public Arm with(Map<String, ?> keys) {
    Arm arm = this;
    for (Map.Entry<String, ?> entry : keys.entrySet()) {
      arm = arm.with(entry.getKey(), entry.getValue());
    }
    return arm;
  }

  /** This arm with a key that names a model. */
  public Arm with(String key, Model model) {
    SortedMap<String, Model> more = new TreeMap<>(models);
    more.put(key, model);
    return new Arm(name, algorithm, settings, more);
  }

  /** Updates of a run at full scale. */
  public int steps() {
    return (Integer) settings.getOrDefault(STEPS, 200);
  }

  /** This arm with the updates, evaluations and models of a scale. */
  public Arm at(Scale scale) {
    SortedMap<String, Model> scaled = new TreeMap<>(models);
    scaled.replaceAll((_, model) -> model.at(scale));
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
