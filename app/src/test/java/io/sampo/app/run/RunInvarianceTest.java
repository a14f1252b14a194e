package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same configuration and seed, same weights, whoever works where. */
final class RunInvarianceTest {
  @TempDir private static Path out;
  private static Summary alone;

  @BeforeAll
  static void runWithOneSampler() throws IOException {
    alone = golden("alone", "--seed", "7").completed();
  }

  private static SmallRun golden(String name, String... more) {
    return new SmallRun(out, name, "--steps", "6", "--judge", "golden").with(more);
  }

  private static SmallRun proxy(String name, String... more) {
    return new SmallRun(out, name, "--steps", "6", "--judge", "proxy", "--seed", "7").with(more);
  }

  private static void same(Summary first, Summary second) {
    assertEquals(first.weightsSha256(), second.weightsSha256());
    assertEquals(first.pairs(), second.pairs());
  }

  @Test
  void threeSamplersMakeTheWeightsOfOne() throws IOException {
    same(alone, golden("three", "--seed", "7", "--samplers", "3").completed());
  }

  @Test
  void threeSamplersMakeTheWeightsOfOneUnderTheProxyJudge() throws IOException {
    Summary one = proxy("proxy-one").completed();
    same(one, proxy("proxy-three", "--samplers", "3").completed());
    assertEquals("reward-model", one.trainingJudge());
  }

  @Test
  void evaluationsChangeNothing() throws IOException {
    SmallRun measured =
        golden("measured", "--seed", "7")
            .set("evaluation.every", "2")
            .set("evaluation.prompts", "4")
            .set("evaluation.final-prompts", "4");
    same(alone, measured.completed());
  }

  @Test
  void anotherSeedMakesOtherWeights() throws IOException {
    Summary other = golden("seed", "--seed", "8").completed();
    assertNotEquals(alone.weightsSha256(), other.weightsSha256());
  }

  @Test
  void anotherLagMakesOtherWeights() throws IOException {
    Summary other = golden("lag", "--seed", "7", "--lag", "2").completed();
    assertNotEquals(alone.weightsSha256(), other.weightsSha256());
  }

  @Test
  void theLedgerBalances() {
    Summary.Orders orders = alone.orders();
    assertEquals(12, orders.issued());
    assertEquals(orders.issued(), orders.trained() + orders.dropped());
    assertEquals(24, alone.pairs().judged());
  }
}
