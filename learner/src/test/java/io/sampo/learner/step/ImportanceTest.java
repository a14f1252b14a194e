package io.sampo.learner.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.learner.SmallModel;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.model.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The importance ratio of HyPO's online samples in a real step, against the same numbers worked out
 * from whole logits in float64.
 */
final class ImportanceTest {
  private static final int[][] PROMPTS = {{5, 6, 7}, {8, 9}};
  private static final int[][] RESPONSES = {{10, 11, 1}, {12, 1}, {13, 14, 15, 1}, {16, 17, 1}};
  private static final int[][] CHOSEN = {{20, 1}};
  private static final int[][] REJECTED = {{21, 22, 1}};
  private static final double LAMBDA = 0.5;
  private static final double ALPHA = 0.02;
  private static final long BEHAVIOUR = 1;
  private static final long POLICY = 2;
  private static final long REFERENCE = 3;

  @ParameterizedTest
  @CsvSource({"1", "0.7", "1.9"})
  void anOlderPolicysSamplesAreWeighedUnderTheDistributionTheyWereDrawnFrom(double temperature) {
    Map<String, Double> metrics = step(temperature, 2, 1);
    double[] ratios = ratios(temperature);
    assertEquals(mean(ratios), metrics.getOrDefault("importance", Double.NaN), 1e-5 * mean(ratios));
    double expected = dpo() + LAMBDA * online(ratios);
    assertEquals(
        expected, metrics.getOrDefault("loss", Double.NaN), 1e-5 * Math.max(1, Math.abs(expected)));
    assertTrue(IntStream.range(0, 4).anyMatch(i -> Math.abs(ratios[i] - 1) > 0.05));
  }

  @ParameterizedTest
  @CsvSource({"1", "0.7"})
  void thePolicysOwnSamplesCountAsTheyAre(double temperature) {
    Map<String, Double> metrics = step(temperature, 1, 1);
    assertEquals(1, metrics.getOrDefault("importance", Double.NaN));
    assertEquals(
        dpo() + LAMBDA * online(new double[] {1, 1, 1, 1}),
        metrics.getOrDefault("loss", Double.NaN),
        1e-5);
  }

  @Test
  void theTemperatureOfTheSamplesDecidesTheRatio() {
    double[] plain = ratios(1);
    double[] sharp = ratios(0.7);
    assertTrue(IntStream.range(0, 4).anyMatch(i -> Math.abs(plain[i] - sharp[i]) > 0.02));
  }

  private static Map<String, Double> step(double temperature, int step, long version) {
    RunConfig config =
        RunConfig.of(
            ConfigFactory.parseString(
                """
                model.path = m, run.steps = 3, batch.lag = 1
                algorithm { name = hypo, beta = 0.1, hypo { lambda = %s, length-penalty = %s } }
                batch { online { orders = 1, prompts-per-order = 2 }, offline { orders = 1, pairs-per-order = 1 } }
                sampling.temperature = %s
                """
                    .formatted(LAMBDA, ALPHA, temperature)));
    try (PolicyTrainer trainer =
        new PolicyTrainer(config, Policy.of(SmallModel.language(POLICY)), Optional.empty())) {
      return trainer.step(
          new Batch(step, version, List.of(online(temperature, step, version), offline(step))));
    }
  }

  private static CompletedOrder online(double temperature, int step, long version) {
    OrderId id = OrderId.training(2L * step);
    Order.Generate order = new Order.Generate(id, step, version, 2, false, true, PROMPTS);
    float[][] sampled = floats(logProbs(BEHAVIOUR, temperature, online()));
    WorkResult.Rollout rollout =
        new WorkResult.Rollout(
            id,
            version,
            RESPONSES,
            new boolean[] {true, true, true, true},
            floats(logProbs(BEHAVIOUR, 1, online())),
            floats(logProbs(REFERENCE, 1, online())),
            temperature == 1 ? new float[0][] : sampled,
            0,
            0);
    return new CompletedOrder(order, rollout, null);
  }

  private static CompletedOrder offline(int step) {
    OrderId id = OrderId.training(2L * step + 1);
    float[][] reference = floats(logProbs(REFERENCE, 1, offline()));
    return new CompletedOrder(
        new Order.Score(id, step, new int[][] {PROMPTS[0]}, CHOSEN, REJECTED),
        new WorkResult.Scores(id, new float[][] {reference[0]}, new float[][] {reference[1]}),
        null);
  }

  // ---- the same, worked out again

  private static Rows online() {
    return Rows.scoring(
        List.of(PROMPTS),
        List.of(List.of(RESPONSES[0], RESPONSES[1]), List.of(RESPONSES[2], RESPONSES[3])));
  }

  private static Rows offline() {
    return Rows.scoring(List.of(PROMPTS[0]), List.of(List.of(CHOSEN[0], REJECTED[0])));
  }

  private static double[] ratios(double temperature) {
    double[] policy = sums(logProbs(POLICY, temperature, online()));
    double[] behaviour = sums(logProbs(BEHAVIOUR, temperature, online()));
    return IntStream.range(0, 4)
        .mapToDouble(i -> Math.min(5, Math.exp(policy[i] - behaviour[i])))
        .toArray();
  }

  private static double online(double[] ratios) {
    double[] policy = sums(logProbs(POLICY, 1, online()));
    double[] reference = sums(logProbs(REFERENCE, 1, online()));
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      int other = i ^ 1;
      double penalty = policy[i] - reference[i] + ALPHA * RESPONSES[i].length;
      double baseline = policy[other] - reference[other] + ALPHA * RESPONSES[other].length;
      sum += ratios[i] * (penalty - baseline) * policy[i];
    }
    return sum / 4;
  }

  private static double dpo() {
    double[] policy = sums(logProbs(POLICY, 1, offline()));
    double[] reference = sums(logProbs(REFERENCE, 1, offline()));
    double delta = (policy[0] - reference[0]) - (policy[1] - reference[1]);
    return Math.log1p(Math.exp(-0.1 * delta));
  }

  private static double[][] logProbs(long seed, double temperature, Rows rows) {
    try (LanguageModel model = SmallModel.language(seed)) {
      float[] logits = model.logits(rows);
      int v = model.config().vocabularySize();
      double[][] byRow = new double[rows.lengths().length][];
      int at = 0;
      for (int s = 0; s < byRow.length; s++) {
        byRow[s] = new double[rows.lengths()[s]];
        for (int i = 0; i < byRow[s].length; i++, at++) {
          byRow[s][i] = logProb(logits, at * v, v, (int) rows.targets()[at], temperature);
        }
      }
      return byRow;
    }
  }

  private static double logProb(float[] logits, int from, int v, int target, double temperature) {
    double sum = 0;
    for (int i = 0; i < v; i++) {
      sum += Math.exp(logits[from + i] / temperature);
    }
    return logits[from + target] / temperature - Math.log(sum);
  }

  private static double[] sums(double[][] rows) {
    return IntStream.range(0, rows.length).mapToDouble(s -> Arrays.stream(rows[s]).sum()).toArray();
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][];
    for (int s = 0; s < rows.length; s++) {
      floats[s] = new float[rows[s].length];
      for (int i = 0; i < rows[s].length; i++) {
        floats[s][i] = (float) rows[s][i];
      }
    }
    return floats;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
