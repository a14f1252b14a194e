package io.sampo.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.learner.supervised.TinyModel;
import io.sampo.model.LanguageModel;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner that trains adapters hands to those who sample: the adapters, and no base. */
final class PublishedAdaptersTest {
  private static final String RUN = "published";
  private static final int ADAPTERS = 2;
  private static final int RANK = 4;

  /** Inputs and outputs of a layer's linear parts: q, k, v, o, gate, up, down. */
  private static final int FACTORS = (32 + 32) + (32 + 16) + (32 + 16) + (32 + 32) + 3 * (32 + 64);

  private static final int LAYERS = 2;
  private static final int MATRICES = LAYERS * 7;

  @TempDir private Path folder;

  @Test
  void aSnapshotIsTheAdaptersTensorsAndNoOtherByte() throws IOException {
    RunConfig config = config();
    Files.createDirectories(config.run().folder());
    Files.writeString(config.run().file(), config.resolved());
    try (SnapshotMemory memory = new SnapshotMemory(1L << 24);
        SnapshotStore store = new SnapshotStore(RUN);
        PolicyLearning learning =
            new PolicyLearning(config, store, memory, Map.of(), Optional.empty())) {
      learning.start();
      learning.step(batch(), Ledger.EMPTY, List.of());
      for (long version = 0; version <= 1; version++) {
        try (Snapshot published = store.get(version).orElseThrow()) {
          adaptersAlone(published);
        }
      }
    }
  }

  private static void adaptersAlone(Snapshot published) {
    List<String> names = published.tensors().stream().map(TensorInfo::name).toList();
    assertTrue(
        names.stream().allMatch(name -> name.matches("adapter-[01]\\..+\\.lora_[AB]\\.weight")),
        names.toString());
    assertEquals(ADAPTERS * 2 * MATRICES, names.size());
    assertEquals((long) ADAPTERS * LAYERS * RANK * FACTORS * Float.BYTES, published.byteSize());
  }

  private RunConfig config() {
    Path base = folder.resolve("base");
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32)) {
      model.save(base);
    }
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            algorithm.name = offline-dpo
            run { name = %s, out = "%s", steps = 2 }
            trainable { kind = lora, lora { rank = %d, alpha = 8, adapters = %d } }
            """
                .formatted(base, RUN, folder, RANK, ADAPTERS)));
  }

  private static Batch batch() {
    OrderId id = OrderId.training(0);
    Order order =
        new Order.Score(id, 0, new int[][] {{5, 6, 7}}, new int[][] {{3, 1}}, new int[][] {{9, 1}});
    WorkResult scores =
        new WorkResult.Scores(id, new float[][] {{-3, -3}}, new float[][] {{-3, -3}});
    return new Batch(0, 0, List.of(new CompletedOrder(order, scores, null)));
  }
}
