package io.sampo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a run is told, checked.
 *
 * @param values path of each key to its value in one canonical spelling
 */
public record RunConfig(
    RunSection run,
    ModelSection model,
    AlgorithmSection algorithm,
    Trainable trainable,
    BatchSection batch,
    SamplingSection sampling,
    OptimizerSection optimizer,
    DataSection data,
    JudgeSection judge,
    EvaluationSection evaluation,
    CheckpointSection checkpoint,
    RecordSection record,
    VerdictsSection verdicts,
    DeploymentSection deployment,
    SortedMap<String, Object> values) {

  public RunConfig {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Reads a HOCON file; throws {@link ConfigException}. */
  public static RunConfig load(Path file) {
    return of(parse(file));
  }

  /** The user's keys in a HOCON file, not yet looked at; throws {@link ConfigException}. */
  public static Config parse(Path file) {
    return Sources.parse(file);
  }

  /**
   * Reads the user's keys over those of the algorithm they name, over the defaults; throws {@link
   * ConfigException}.
   */
  public static RunConfig of(Config user) {
    Config config = Sources.layered(user);
    Reading reading = new Reading();
    Settings root = Settings.root(config, reading);
    RunConfig read = from(root, reading);
    new CrossChecks(read, root).check();
    new UnknownKeys(reading).refuse("", config.root());
    reading.problems.throwIfAny();
    return read;
  }

  private static RunConfig from(Settings root, Reading reading) {
    return new RunConfig(
        RunSection.from(root.section("run")),
        ModelSection.from(root.section("model")),
        AlgorithmSection.from(root.section("algorithm")),
        Trainable.from(root.section("trainable")),
        BatchSection.from(root.section("batch")),
        SamplingSection.from(root.section("sampling")),
        OptimizerSection.from(root.section("optimizer")),
        DataSection.from(root.section("data")),
        JudgeSection.from(root.section("judge")),
        EvaluationSection.from(root.section("evaluation")),
        CheckpointSection.from(root.section("checkpoint")),
        RecordSection.from(root.section("record")),
        VerdictsSection.from(root.section("verdicts")),
        DeploymentSection.from(root.section("deployment")),
        reading.values);
  }

  /** Which snapshot generates which batch. */
  public Phases phases() {
    return new Phases(run.steps(), batch.phases(), batch.lag());
  }

  /** Whether the samples of the online lane go to a judge. */
  public boolean judged() {
    return batch.sampled() && algorithm.loss() != Loss.HYPO;
  }

  /** The same with the digests of the model's weight files, which nodes then ask of theirs. */
  public RunConfig pinned(String sha256) {
    return of(
        ConfigFactory.parseMap(values)
            .withValue("model.sha256", ConfigValueFactory.fromAnyRef(sha256)));
  }

  /** The whole configuration as HOCON that reads back equal to this one. */
  public String resolved() {
    ConfigRenderOptions options =
        ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false);
    return ConfigFactory.parseMap(values).root().render(options);
  }

  /** SHA-256, in hex, over the keys that decide what is learned. */
  public String learningDigest() {
    return Learning.digest(values);
  }

  /** The keys that decide what is learned and differ between this run and another. */
  public List<Difference> learningDifferences(RunConfig other) {
    return Learning.differences(values, other.values);
  }
}
