package io.sampo.app.study;

import static java.util.Comparator.reverseOrder;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import io.sampo.study.run.Arm;
import io.sampo.study.run.Exam;
import io.sampo.study.run.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    Map<String, Made> made = new LinkedHashMap<>();
    arm.products().forEach((key, product) -> made.put(key, made(product, seed)));
    RunConfig unnamed = RunConfig.of(config(arm, seed, made, "unnamed"));
    String key = "%s-s%d-%s".formatted(arm.algorithm(), seed, JobKey.of(unnamed.values(), made));
    return new TrainingJob(
        key,
        arm.name() + ", seed " + seed,
        made.values().stream().map(Made::by).toList(),
        RunConfig.of(config(arm, seed, made, key)));
  }

  /** An examination of final policies of a seed's runs, by the arm's name. */
  ExamJob job(Exam exam, Function<String, TrainingJob> runs, long seed) {
    return ExamJob.of(exam, runs, seed, folder);
  }

  /** The product that a run of this seed needs. */
  private Made made(Product product, long seed) {
    return switch (product) {
      case Product.FineTuned recipe -> {
        TuningJob job = TuningJob.of(recipe, folder);
        yield new Made(job, job.model());
      }
      case Product.Aligned aligned -> {
        TrainingJob job = job(aligned.arm(), aligned.seed());
        yield new Made(job, job.model());
      }
      case Product.SampledPairs pairs -> {
        PairsJob job =
            PairsJob.of(
                answering(pairs.first(), seed), answering(pairs.second(), seed), seed, folder);
        yield new Made(job, job.pairs());
      }
      case Product.Stream stream -> {
        TrainingJob job = job(stream.arm(), seed);
        yield new Made(job, job.recording());
      }
    };
  }

  private Optional<TrainingJob> answering(Product.Policy policy, long seed) {
    return policy.arm().map(arm -> job(arm, seed));
  }

  static Path bundledPolicy() {
    return bundled("policy");
  }

  private static Path bundled(String checkpoint) {
    return Path.of(System.getProperty("sampo.home", "."), "task", "checkpoints", checkpoint);
  }

  private Config config(Arm arm, long seed, Map<String, Made> made, String name) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("model.path", bundledPolicy().toString());
    keys.put("judge.training.path", bundled("reward-model").toString());
    keys.put("deployment.threads", Integer.getInteger("sampo.threads", 1));
    made.forEach((key, product) -> keys.put(key, product.path().toString()));
    keys.putAll(arm.settings());
    keys.computeIfPresent(
        Arm.RECORDING, (_, file) -> folder.resolve(name).resolve(file.toString()).toString());
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
