package io.sampo.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.study.run.Arm;
import io.sampo.study.run.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
