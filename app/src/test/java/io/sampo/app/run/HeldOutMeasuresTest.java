package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.coordinator.Evaluated;
import io.sampo.config.RunConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeldOutMeasuresTest {
  private static final List<Evaluated.Pair> PAIRS =
      List.of(
          new Evaluated.Pair(-4, -9, -5, -8, 2, 3),
          new Evaluated.Pair(-6, -7, -4, -8, 4, 1),
          new Evaluated.Pair(-3, -2, -3, -2, 1, 1));

  private static Map<String, Double> measured(String algorithm) {
    RunConfig config =
        RunConfig.of(ConfigFactory.parseString("model.path = m, algorithm " + algorithm));
    return new HeldOutMeasures(config.algorithm()).of(PAIRS);
  }

  /** Δ is 2, −3 and 0. */
  @Test
  void lossAccuracyAndLogProbsAreMeansOverThePairs() {
    Map<String, Double> found = measured("{ name = offline-dpo, beta = 0.5 }");
    double loss = (Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(1.5)) + Math.log(2)) / 3;
    assertEquals(loss, value(found, "held_out_loss"), 1e-12);
    assertEquals(0.5, value(found, "held_out_accuracy"), "one right, one wrong, one undecided");
    assertEquals(-1.0 / 3, value(found, "held_out_margin"), 1e-12);
    assertEquals(-13.0 / 3, value(found, "held_out_chosen_logprob"), 1e-12);
    assertEquals(-6, value(found, "held_out_rejected_logprob"), 1e-12);
    assertEquals(3, value(found, "held_out_pairs"));
  }

  @Test
  void ofHypoItIsTheDpoPart() {
    assertEquals(
        measured("{ name = offline-dpo, beta = 0.5 }"), measured("{ name = hypo, beta = 0.5 }"));
  }

  /** Δ a token is 1/2 + 1/3, −2/4 − 1/1 and 0. */
  @Test
  void averagedLogProbsAreAveragedHereToo() {
    Map<String, Double> found = measured("{ name = offline-ipo, beta = 0.5, logp = mean }");
    double loss = (sq(1.0 / 2 + 1.0 / 3 - 1) + sq(-1.5 - 1) + sq(-1)) / 3;
    assertEquals(loss, value(found, "held_out_loss"), 1e-12);
    assertEquals(-13.0 / 3, value(found, "held_out_chosen_logprob"), 1e-12, "the sums, always");
  }

  @Test
  void withoutPairsThereIsNothing() {
    RunConfig config =
        RunConfig.of(ConfigFactory.parseString("model.path = m, algorithm.name = hypo"));
    assertEquals(Map.of(), new HeldOutMeasures(config.algorithm()).of(List.of()));
  }

  private static double sq(double x) {
    return x * x;
  }

  private static double value(Map<String, Double> found, String name) {
    return found.getOrDefault(name, Double.NaN);
  }
}
