package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.IpoLoss;
import io.sampo.learner.loss.MarginLoss;
import io.sampo.learner.loss.SlicLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loss that runs is the loss that was named. Batches hold one pair, so that a step's recorded
 * margin is that pair's Δ and its recorded loss can be worked out again.
 */
final class LossNamedTest {
  private static final double BETA = 0.2;
  private static final double EXACT = 1e-12;

  @TempDir private Path out;

  /** One pair a batch, generated one step behind, and a rate at which margins open at once. */
  private SmallRun run(String name, String algorithm) {
    return new SmallRun(out, name, "--algorithm", algorithm, "--steps", "5", "--lag", "1")
        .set("algorithm.beta", Double.toString(BETA))
        .set("optimizer.lr", "1e-3")
        .set("optimizer.schedule", "constant")
        .set("batch.online.orders", algorithm.startsWith("offline") ? "0" : "1")
        .set("batch.offline.orders", algorithm.matches("offline.*|hypo") ? "1" : "0")
        .set("batch.online.prompts-per-order", "1")
        .set("batch.offline.pairs-per-order", "1");
  }

  private static MarginLoss named(String loss) {
    return switch (loss) {
      case "dpo" -> new DpoLoss(BETA, 0);
      case "ipo" -> new IpoLoss(BETA);
      case "slic" -> new SlicLoss(BETA);
      default -> throw new IllegalArgumentException(loss);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "bpo, dpo",
    "online-dpo, dpo",
    "online-ipo, ipo",
    "online-slic, slic",
    "offline-dpo, dpo",
    "offline-ipo, ipo"
  })
  void everyStepOfAContrastiveAlgorithmHasTheLossOfItsMargin(String algorithm, String loss)
      throws IOException {
    SmallRun run = run(algorithm, algorithm);
    assertEquals(loss, run.completed().loss());
    List<MetricsRow> trained =
        run.steps().stream().filter(row -> row.value("pairs_trained") == 1).toList();
    assertEquals(0, trained.getFirst().value("margin"), 1e-4, "the first step is at the reference");
    assertTrue(
        trained.stream().anyMatch(row -> Math.abs(row.value("margin")) > 1e-3),
        "no later step is anywhere else");
    for (MetricsRow row : trained) {
      assertEquals(named(loss).ofMargin(row.value("margin")), row.value("loss"), EXACT);
    }
  }

  @Test
  void bestOfTwoHasTheLossOfItsWinner() throws IOException {
    SmallRun run = run("bo2", "online-dpo").set("algorithm.loss", "bo2");
    assertEquals("bo2", run.completed().loss());
    for (MetricsRow row : run.steps()) {
      if (row.value("pairs_trained") == 1) {
        assertEquals(-row.value("chosen_logprob"), row.value("loss"), EXACT);
      }
    }
  }

  /**
   * The online term vanishes in the first step, where policy and reference are one; so the weights
   * after it do not depend on λ, and the second step's term grows as λ does.
   */
  @Test
  void hypoAddsItsOnlineTermInProportionToLambda() throws IOException {
    double small = onlineTerm("hypo-small", 0.01);
    double large = onlineTerm("hypo-large", 0.04);
    assertNotEquals(0, small, 1e-9);
    assertEquals(4, large / small, 1e-6);
  }

  private double onlineTerm(String name, double lambda) throws IOException {
    SmallRun run = run(name, "hypo").set("algorithm.hypo.lambda", Double.toString(lambda));
    assertEquals("hypo", run.completed().loss());
    assertEquals(Math.log(2), run.steps().getFirst().value("loss"), 1e-4);
    MetricsRow second = run.steps().get(1);
    return second.value("loss") - named("dpo").ofMargin(second.value("margin"));
  }

  @Test
  void nobodyJudgesTheOnlineSamplesOfHypo() throws IOException {
    SmallRun run = run("hypo", "hypo");
    Summary summary = run.completed();
    assertEquals("none", summary.trainingJudge());
    assertEquals(new Summary.Pairs(5, 5, 0, 0), summary.pairs(), "the offline pairs alone");
    assertEquals(new Summary.Orders(10, 10, 0, 0), summary.orders());
    for (MetricsRow row : run.steps()) {
      assertTrue(row.value("response_length") > 0, "online samples are there");
      assertFalse(row.values().containsKey("proxy"), "nobody scored them");
    }
  }
}
