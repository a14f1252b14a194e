package io.sampo.app.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.config.Origins;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that every command has which makes a run. Each one that says something about the run
 * is short for a key of the configuration; {@link #overrides()} is what they come to.
 */
class RunOptions {
  /** Who drives the training. */
  enum Judge {
    /** The reward model that was trained on the golden judge's labels. */
    PROXY("reward-model"),
    /** The scorer that also evaluates. */
    GOLDEN("golden");

    private final String kind;

    Judge(String kind) {
      this.kind = kind;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description =
          "bpo, online-dpo, online-ipo, online-slic, hypo, offline-dpo or offline-ipo (the"
              + " configuration's, else bpo)")
  private @Nullable String algorithm;

  @Option(
      names = "--judge",
      paramLabel = "WHO",
      description = "who judges in training: ${COMPLETION-CANDIDATES} (judge.training.kind)")
  private @Nullable Judge judge;

  @Option(
      names = "--trainable",
      paramLabel = "WHAT",
      description = "all, last-layers or lora (trainable.kind)")
  private @Nullable String trainable;

  @Option(
      names = "--adapters",
      paramLabel = "N",
      description = "adapters of the ensemble that lora trains (trainable.lora.adapters)")
  private @Nullable Integer adapters;

  @Option(
      names = "--lag",
      paramLabel = "N",
      description = "steps between the weights that generate and those that learn (batch.lag)")
  private @Nullable Integer lag;

  @Option(
      names = "--phases",
      paramLabel = "F",
      description = "stretches of steps that learn from one snapshot's samples (batch.phases)")
  private @Nullable Integer phases;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "keep what is generated and judged in a Parquet file (record.path)")
  private @Nullable Path record;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads of one arithmetic operation (deployment.threads)")
  private @Nullable Integer threads;

  @Option(names = "--seed", paramLabel = "N", description = "what all noise is keyed by (run.seed)")
  private @Nullable Long seed;

  @Option(names = "--steps", paramLabel = "N", description = "number of updates (run.steps)")
  private @Nullable Integer steps;

  @Option(names = "--name", paramLabel = "NAME", description = "the run's name (run.name)")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the folder that holds the run's folder (run.out; default: runs)")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any key of the configuration, as often as needed")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--plain", description = "plain lines instead of the live display")
  private boolean plain;

  /** The bundled algorithm that was named. */
  Optional<String> algorithm() {
    return Optional.ofNullable(algorithm);
  }

  /** Whether the run was given a name. */
  boolean named() {
    return overrides().containsKey("run.name");
  }

  boolean judgedByGolden() {
    return judge == Judge.GOLDEN;
  }

  boolean trainsAdapters() {
    return "lora".equals(trainable);
  }

  boolean plain() {
    return plain;
  }

  /** Configuration keys and their values as given; {@code --set} wins over the short options. */
  Map<String, String> overrides() {
    Map<String, String> keys = new TreeMap<>();
    put(keys, "judge.training.kind", judge == null ? null : judge.kind);
    put(keys, "trainable.kind", trainable);
    put(keys, "trainable.lora.adapters", adapters);
    put(keys, "batch.lag", lag);
    put(keys, "batch.phases", phases);
    put(keys, "record.path", record);
    put(keys, "deployment.threads", threads);
    put(keys, "run.seed", seed);
    put(keys, "run.steps", steps);
    put(keys, "run.name", name);
    put(keys, "run.out", out);
    putMore(keys);
    keys.putAll(set);
    return keys;
  }

  /** Adds the keys of options that only some commands have. */
  void putMore(Map<String, String> keys) {}

  /** These options above a configuration; a named algorithm loads its settings below it. */
  Config layeredOver(Config below) {
    Config config = below;
    if (algorithm != null) {
      config = config("algorithm.name", algorithm).withFallback(config);
    }
    config = config("deployment.threads", pinnedThreads()).withFallback(config);
    for (Map.Entry<String, String> entry : overrides().entrySet()) {
      config = config(entry.getKey(), entry.getValue()).withFallback(config);
    }
    return config;
  }

  /** What the launcher pinned; the engine takes its thread counts once, before it starts. */
  private static int pinnedThreads() {
    return Integer.getInteger("sampo.threads", 1);
  }

  /** One key with its value. */
  static Config config(String key, Object value) {
    return ConfigFactory.empty()
        .withValue(key, ConfigValueFactory.fromAnyRef(value, Origins.COMMAND_LINE));
  }

  static void put(Map<String, String> keys, String key, @Nullable Object value) {
    if (value != null) {
      keys.put(key, value.toString());
    }
  }
}
