package io.sampo.app.study;

import static java.util.Comparator.reverseOrder;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import io.sampo.study.run.Arm;
import io.sampo.study.run.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of all runs that studies have made, each under its key, so that studies share them and
 * a stopped study goes on. Beside each result lies the version of the code that made it; what
 * another version made is made again.
 *
 * @param keepOthers whether results of other versions count too
 */
record Cache(Path folder, String version, boolean keepOthers) {
  private static final String VERSION = "code-version";

  /** The run of an arm under a seed. */
  TrainingJob job(Arm arm, long seed) {
    Map<String, Job> made = new LinkedHashMap<>();
    arm.models().forEach((key, model) -> made.put(key, job(model)));
    RunConfig unnamed = RunConfig.of(config(arm, seed, made, "unnamed"));
    String key = "%s-s%d-%s".formatted(arm.algorithm(), seed, JobKey.of(unnamed.values(), made));
    return new TrainingJob(
        key,
        arm.name() + ", seed " + seed,
        List.copyOf(made.values()),
        RunConfig.of(config(arm, seed, made, key)));
  }

  private Job job(Model model) {
    return switch (model) {
      case Model.FineTuned recipe -> TuningJob.of(recipe, folder);
      case Model.Aligned aligned -> job(aligned.arm(), aligned.seed());
    };
  }

  private Config config(Arm arm, long seed, Map<String, Job> made, String name) {
    Path bundled = Path.of(System.getProperty("sampo.home", "."), "task", "checkpoints");
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("model.path", bundled.resolve("policy").toString());
    keys.put("judge.training.path", bundled.resolve("reward-model").toString());
    keys.put("deployment.threads", Integer.getInteger("sampo.threads", 1));
    made.forEach((key, job) -> keys.put(key, job.model().toString()));
    keys.putAll(arm.settings());
    keys.put("run.seed", seed);
    keys.put("run.name", name);
    keys.put("run.out", folder.toString());
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, Object> key : keys.entrySet()) {
      config = config.withValue(key.getKey(), ConfigValueFactory.fromAnyRef(key.getValue()));
    }
    return config.withFallback(Presets.demo(arm.algorithm()));
  }

  /** Whether this version of the code has done it already. */
  boolean has(Job job) throws IOException {
    return job.isDone() && (keepOthers || isOfThisVersion(job));
  }

  /** Makes room for the job's result, or keeps what this version has begun. */
  void prepare(Job job) throws IOException {
    if (!keepOthers && !isOfThisVersion(job)) {
      remove(job.folder());
    }
    Files.createDirectories(job.folder());
    AtomicFile.write(job.folder().resolve(VERSION), version);
  }

  private boolean isOfThisVersion(Job job) throws IOException {
    Path file = job.folder().resolve(VERSION);
    return Files.exists(file) && Files.readString(file).equals(version);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path file : inside.sorted(reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
