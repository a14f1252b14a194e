package io.sampo.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import io.sampo.weights.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenedWorkTest {
  private static final long INITIAL = 1;
  private static final long FIXED = 2;
  private static final int[][] PROMPTS = {{5, 6, 7}};
  private static final int[][] CHOSEN = {{8, 9, TinyModels.END}};

  @TempDir private Path folder = Path.of("");

  @Test
  void theLossMeasuresAgainstTheInitialModelUnlessAnotherIsNamed() {
    String initial = "algorithm.name = online-dpo";
    String fixed =
        "algorithm { name = online-dpo, reference = fixed, fixed-reference = \"%s\" }"
            .formatted(folder.resolve("" + FIXED));
    assertArrayEquals(logProbs(INITIAL), scored(initial));
    assertArrayEquals(logProbs(FIXED), scored(fixed));
  }

  @Test
  void responsesAreDrawnAsTheRunSays() {
    save(INITIAL);
    var order =
        new Order.Generate(OrderId.training(0), 0, 0, 2, true, false, new int[][] {{5}, {6, 7}});
    try (SnapshotStore store = new SnapshotStore(TinyModels.RUN);
        LanguageModel model = TinyModels.model(INITIAL);
        ModelWork work = ModelWork.open(config("sampling.max-new-tokens = 3"), store)) {
      store.put(TinyModels.snapshot(0, model));
      var rollout = (WorkResult.Rollout) work.work(order);
      for (int[] response : rollout.responses()) {
        assertTrue(response.length <= 3);
      }
      assertFalse(rollout.drift() > 1e-4);
    }
  }

  /** Every kind of order once the base's files are gone: what is open then is all there is. */
  @Test
  void whoSamplesWithAdaptersOpensTheBaseOnce() throws IOException {
    save(INITIAL);
    RunConfig config =
        config("algorithm.name = online-dpo, trainable { kind = lora, lora { adapters = 2 } }");
    OrderId id = OrderId.training(0);
    OrderId measured = OrderId.evaluation(0);
    try (SnapshotStore store = new SnapshotStore(TinyModels.RUN);
        ModelWork work = ModelWork.open(config, store)) {
      hold(store, config);
      removeTheBase();
      var rollout =
          (WorkResult.Rollout) work.work(new Order.Generate(id, 0, 0, 2, true, true, PROMPTS));
      assertArrayEquals(rollout.behaviour(), rollout.reference());
      var scores = (WorkResult.Scores) work.work(new Order.Score(id, 0, PROMPTS, CHOSEN, CHOSEN));
      assertArrayEquals(logProbs(INITIAL), scores.rejected()[0]);
      var evaluation =
          (WorkResult.EvaluationRollout)
              work.work(new Order.Evaluate(measured, 0, 0, PROMPTS, CHOSEN));
      assertArrayEquals(new double[1], evaluation.kl(), 1e-9);
    }
  }

  /** Adapters that have learned nothing. */
  private static void hold(SnapshotStore store, RunConfig config) {
    try (Policies policies = Policies.of(config);
        Policy policy = policies.begin()) {
      store.put(TinyModels.snapshot(0, policy.model()));
    }
  }

  private void removeTheBase() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("" + INITIAL))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private float[] scored(String algorithm) {
    save(INITIAL);
    save(FIXED);
    var order = new Order.Score(OrderId.training(0), 0, PROMPTS, CHOSEN, CHOSEN);
    try (SnapshotStore store = new SnapshotStore(TinyModels.RUN);
        ModelWork work = ModelWork.open(config(algorithm), store)) {
      return ((WorkResult.Scores) work.work(order)).rejected()[0];
    }
  }

  private static float[] logProbs(long seed) {
    try (LanguageModel model = TinyModels.model(seed)) {
      Rows rows = Rows.scoring(List.of(PROMPTS), List.of(List.of(CHOSEN[0], CHOSEN[0])));
      return rows.split(model.tokenLogProbs(rows))[1];
    }
  }

  private void save(long seed) {
    try (LanguageModel model = TinyModels.model(seed)) {
      model.save(folder.resolve("" + seed));
    }
  }

  private RunConfig config(String more) {
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            judge.training.kind = golden
            """
                    .formatted(folder.resolve("" + INITIAL))
                + more));
  }
}
