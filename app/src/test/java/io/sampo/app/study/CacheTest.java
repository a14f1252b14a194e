package io.sampo.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.config.RecordedStream;
import io.sampo.study.RunStudy;
import io.sampo.study.Scale;
import io.sampo.study.run.Arm;
import io.sampo.study.run.Exam;
import io.sampo.study.run.Product;
import io.sampo.study.run.RunStudies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheTest {
  private static final Path CHECKPOINTS =
      Path.of(System.getProperty("sampo.root", "."), "task", "checkpoints");
  private static final Arm ARM =
      Arm.of("BPO", "bpo")
          .with("model.path", CHECKPOINTS.resolve("policy").toString())
          .with("judge.training.path", CHECKPOINTS.resolve("reward-model").toString());

  @TempDir private Path folder;

  private Cache cache(String version) {
    return new Cache(folder, version, false);
  }

  private String key(Arm arm, long seed) {
    return cache("1").job(arm, seed).key();
  }

  @Test
  void whatIsLearnedOrMeasuredDecidesTheKey() {
    String key = key(ARM, 1);
    assertEquals(key, key(ARM, 1));
    assertNotEquals(key, key(ARM, 2));
    assertNotEquals(key, key(ARM.with("optimizer.lr", 3e-4), 1));
    assertNotEquals(key, key(ARM.with("evaluation.prompts", 64), 1));
    assertNotEquals(
        key, key(ARM.with("model.path", CHECKPOINTS.resolve("reward-model").toString()), 1));
  }

  @Test
  void namesPlacesAndDeploymentDoNot() {
    String key = key(ARM, 1);
    assertEquals(key, key(ARM.with("checkpoint.every", 7), 1));
    assertEquals(key, key(ARM.with("deployment.samplers", 2), 1));
    assertEquals(key, new Cache(folder.resolve("elsewhere"), "1", false).job(ARM, 1).key());
  }

  @Test
  void twoNamesOfOneRunShareIt() {
    Arm other = new Arm("another name", ARM.algorithm(), ARM.settings(), ARM.products());
    assertEquals(key(ARM, 1), key(other, 1));
  }

  @Test
  void aModelThatIsMadeFirstCountsAsTheJobThatMakesIt() {
    Arm better =
        ARM.with("algorithm.reference", "fixed")
            .with("algorithm.fixed-reference", new Product.Aligned(ARM, 11));
    TrainingJob job = cache("1").job(better, 1);
    assertEquals(List.of(key(ARM, 11)), job.needs().stream().map(Job::key).toList());
    Arm otherwise =
        ARM.with("algorithm.reference", "fixed")
            .with("algorithm.fixed-reference", new Product.Aligned(ARM, 12));
    assertNotEquals(job.key(), key(otherwise, 1));
  }

  @Test
  void aRunOnARecordingNeedsTheRunOfItsSeedThatMakesIt() {
    Arm online = ARM.recorded();
    assertNotEquals(key(ARM, 1), key(online, 1));
    TrainingJob job = cache("1").job(ARM.replaying(online, 0), 2);
    assertEquals(List.of(key(online, 2)), job.needs().stream().map(Job::key).toList());
    assertEquals(
        Optional.of(folder.resolve(key(online, 2)).resolve("recording.parquet")),
        job.config().batch().recorded().map(RecordedStream::path));
    assertNotEquals(job.key(), key(ARM.replaying(online, 0.5), 2));
    assertEquals(
        key(online, 1), new Cache(folder.resolve("elsewhere"), "1", false).job(online, 1).key());
  }

  @Test
  void aRunOnSampledPairsNeedsTheirJobAndItThePoliciesThatAnswer() {
    Arm online = ARM.recorded();
    Arm offline =
        ARM.with(
            "data.pairs.path",
            new Product.SampledPairs(Product.Policy.BUNDLED, Product.Policy.of(online)));
    TrainingJob job = cache("1").job(offline, 2);
    Job pairs = job.needs().getFirst();
    assertEquals(List.of(key(online, 2)), pairs.needs().stream().map(Job::key).toList());
    assertNotEquals(job.key(), key(offline, 3));
  }

  @Test
  void whatIsSetCountsInTheRunsThatAreNeededToo() {
    Arm online = ARM.recorded();
    Map<String, String> keys = Map.of("optimizer.lr", "0.5");
    TrainingJob job = cache("1").job(ARM.replaying(online, 0).withEverywhere(keys), 1);
    assertEquals(key(online.with(keys), 1), job.needs().getFirst().key());
  }

  /** Names, bounds and what must hold between keys; nothing is opened. */
  @Test
  void everyArmOfEveryStudyIsAConfigurationAtBothScales() {
    Map<String, String> nowhere =
        Map.of("model.path", "policy", "judge.training.path", "reward-model");
    for (RunStudy study : RunStudies.all()) {
      for (Scale scale : Scale.values()) {
        Map<String, TrainingJob> jobs = new HashMap<>();
        for (Arm arm : study.arms()) {
          jobs.put(arm.name(), cache("1").job(arm.at(scale).withEverywhere(nowhere), 1));
        }
        for (Exam exam : study.exams()) {
          assertFalse(cache("1").job(exam, jobs::get, 1).needs().isEmpty(), exam.name());
        }
      }
    }
  }

  @Test
  void studiesShareRuns() {
    assertEquals(keys("online-vs-offline"), keys("classifier"));
    assertTrue(keys("shuffled-stream").containsAll(keys("online-vs-offline")));
    assertTrue(keys("bpo-methods").containsAll(keys("bpo-head-to-head")));
  }

  private Set<String> keys(String study) {
    return RunStudies.all().stream()
        .filter(one -> one.name().equals(study))
        .flatMap(one -> one.arms().stream())
        .map(arm -> key(arm, 1))
        .collect(Collectors.toSet());
  }

  @Test
  void aResultOfAnotherVersionIsMadeAgainUnlessAskedFor() throws IOException {
    TrainingJob job = cache("1").job(ARM, 1);
    cache("1").prepare(job);
    assertFalse(cache("1").has(job));
    Files.writeString(job.folder().resolve("summary.json"), "{}");
    assertTrue(cache("1").has(job));
    assertFalse(cache("2").has(job));
    assertTrue(new Cache(folder, "2", true).has(job));
    cache("2").prepare(job);
    assertFalse(job.isDone());
  }

  @Test
  void theVersionOfTheCodeIsTheSameEachTime() {
    assertEquals(CodeVersion.current(), CodeVersion.current());
  }
}
