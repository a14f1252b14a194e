package io.sampo.learner.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.model.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every forward pass that a learner makes in a step, counted where the weights are asked for. */
final class ForwardPassesTest {
  private static final int ORDERS = 3;
  private static final int MEMBERS = 2;

  private final CountedWeights policy = new CountedWeights(1);
  private final CountedWeights second = new CountedWeights(2);
  private final CountedWeights average = new CountedWeights(3);

  @AfterEach
  void closeTheModels() {
    List.of(policy, second, average).forEach(CountedWeights::closeBase);
  }

  @Test
  void underBehaviourOneAMicroBatchAndMemberAndNoOther() {
    assertEquals(0, referencePasses("behaviour", Optional.empty()));
    assertEquals(0, scoring());
    assertEquals(ORDERS * MEMBERS, differentiable());
  }

  @Test
  void underEmaOneMoreOfTheAverageAMicroBatch() {
    assertEquals(ORDERS, referencePasses("ema", Optional.of(Policy.of(average.model()))));
    assertEquals(ORDERS, average.scoring());
    assertEquals(ORDERS, scoring());
    assertEquals(ORDERS * MEMBERS, differentiable());
  }

  private int scoring() {
    return policy.scoring() + second.scoring() + average.scoring();
  }

  private int differentiable() {
    return policy.differentiable() + second.differentiable() + average.differentiable();
  }

  private double referencePasses(String reference, Optional<Policy> moving) {
    RunConfig config =
        RunConfig.of(
            ConfigFactory.parseString(
                """
                model.path = m, run.steps = 3, batch.lag = 1, judge.training.kind = golden
                algorithm { name = bpo, reference = %s }
                batch.online { orders = %d, prompts-per-order = 1 }
                """
                    .formatted(reference, ORDERS)));
    Policy trained = new Policy(policy.model(), List.of(policy.model(), second.model()));
    try (PolicyTrainer trainer = new PolicyTrainer(config, trained, moving)) {
      return trainer.step(batch()).getOrDefault("reference_passes", Double.NaN);
    }
  }

  private static Batch batch() {
    return new Batch(
        1, 0, LongStream.range(0, ORDERS).mapToObj(ForwardPassesTest::completed).toList());
  }

  private static CompletedOrder completed(long number) {
    OrderId id = OrderId.training(number);
    float[][] logProbs = {{-3, -3}, {-4, -4, -4}};
    return new CompletedOrder(
        new Order.Generate(id, 1, 0, 2, true, false, new int[][] {{5, 6, 7}}),
        new WorkResult.Rollout(
            id,
            0,
            new int[][] {{10, 1}, {11, 12, 1}},
            new boolean[] {true, true},
            logProbs,
            new float[0][],
            new float[0][],
            0,
            0),
        new Verdict.Pairs(id, new Preference[] {Preference.FIRST}, new double[] {1, 0}));
  }
}
