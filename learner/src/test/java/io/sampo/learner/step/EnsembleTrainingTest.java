package io.sampo.learner.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.types.DataType;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.learner.supervised.TinyModel;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The members of an ensemble know nothing of one another. */
final class EnsembleTrainingTest {
  private static final int[][] PROMPTS = {{5, 6, 7}, {8, 9}};
  private static final int[][] CHOSEN = {{3, 4, 1}, {2, 1}};
  private static final int[][] REJECTED = {{9, 1}, {12, 13, 14}};

  @TempDir private Path base;

  @BeforeEach
  void saveTheBase() {
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32)) {
      model.save(base);
    }
  }

  @Test
  void aMemberLearnsWhatItWouldLearnAlone() {
    Map<String, float[]> alone = trained(1);
    Map<String, float[]> together = trained(3);
    alone.forEach((name, values) -> assertArrayEquals(values, together.get(name), name));
    assertEquals(3 * alone.size(), together.size());
    String one = "adapter-0.model.layers.0.self_attn.q_proj.lora_B.weight";
    float learned = first(together, one);
    assertNotEquals(0, learned);
    assertNotEquals(learned, first(together, one.replace("r-0.", "r-1.")));
  }

  private static float first(Map<String, float[]> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name))[0];
  }

  @Test
  void theFrozenBaseStaysAsItIs() {
    try (Policies policies = Policies.of(config(2))) {
      String before = policies.initial().parameters().sha256();
      try (PolicyTrainer trainer = trainer(config(2), policies.begin())) {
        trainer.step(batch(0));
        assertEquals(before, policies.initial().parameters().sha256());
      }
    }
  }

  private Map<String, float[]> trained(int adapters) {
    RunConfig config = config(adapters);
    try (Policies policies = Policies.of(config);
        PolicyTrainer trainer = trainer(config, policies.begin())) {
      trainer.step(batch(0));
      trainer.step(batch(1));
      return tensors(trainer.policy().parameters());
    }
  }

  private static PolicyTrainer trainer(RunConfig config, Policy policy) {
    return new PolicyTrainer(config, policy, Optional.empty());
  }

  private static Map<String, float[]> tensors(Parameters parameters) {
    Map<String, float[]> tensors = new TreeMap<>();
    for (int i = 0; i < parameters.specs().size(); i++) {
      tensors.put(parameters.specs().get(i).name(), parameters.tensors()[i].toFloatArray());
    }
    return tensors;
  }

  private RunConfig config(int adapters) {
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            algorithm.name = offline-dpo
            optimizer { lr = 0.01, schedule = constant }
            run.steps = 2
            trainable { kind = lora, lora { rank = 4, alpha = 8, adapters = %d } }
            """
                .formatted(base, adapters)));
  }

  private static Batch batch(int step) {
    OrderId id = OrderId.training(step);
    Order order = new Order.Score(id, step, PROMPTS, CHOSEN, REJECTED);
    WorkResult scores =
        new WorkResult.Scores(
            id, new float[][] {{-3, -3, -3}, {-4, -4}}, new float[][] {{-3, -3}, {-4, -4, -4}});
    return new Batch(step, step, List.of(new CompletedOrder(order, scores, null)));
  }
}
