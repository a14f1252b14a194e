package io.sampo.learner;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import io.sampo.learner.checkpoint.CheckpointException;
import io.sampo.learner.checkpoint.LearnerTerm;
import io.sampo.learner.checkpoint.SupersededException;
import io.sampo.learner.supervised.TinyModel;
import io.sampo.model.LanguageModel;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learner on a real model, in whose place another takes the lead. */
final class PolicyLearningTest {
  private static final int STEPS = 2;

  @TempDir private Path folder;
  private final SnapshotMemory memory = new SnapshotMemory(1 << 24);
  private SnapshotStore store;
  private PolicyLearning learning;

  @BeforeEach
  void begin() throws IOException {
    prepare(config(0));
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32)) {
      model.save(folder.resolve("base"));
    }
    store = new SnapshotStore(config(0).run().name());
    learning = learning(config(0));
  }

  @AfterEach
  void end() {
    learning.close();
    store.close();
    memory.close();
  }

  private RunConfig config(int checkpointEvery, String... more) {
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            algorithm.name = offline-dpo
            optimizer.schedule = constant
            run { steps = %d, out = "%s" }
            checkpoint.every = %d
            %s
            """
                .formatted(
                    folder.resolve("base"),
                    STEPS,
                    folder.resolve("out"),
                    checkpointEvery,
                    String.join("\n", more))));
  }

  private PolicyLearning learning(RunConfig config) {
    return new PolicyLearning(config, store, memory, Map.of("data", "da7a"), Optional.empty());
  }

  /** As the coordinator's node does it. */
  private static void prepare(RunConfig config) throws IOException {
    Files.createDirectories(config.run().folder());
    Files.writeString(config.run().file(), config.resolved());
  }

  private Path run() {
    return config(0).run().folder();
  }

  private void anotherLeads() {
    LearnerTerm.take(run().resolve("checkpoints"), "another");
  }

  private void step(int step) {
    learning.step(batch(step), Ledger.EMPTY, List.of());
  }

  private static Batch batch(int step) {
    OrderId id = OrderId.training(step);
    int[][] chosen = {{3, 4, 1}, {2, 1}};
    int[][] rejected = {{4, 1}, {12, 13, 14}};
    Order order = new Order.Score(id, step, new int[][] {{5, 6, 7}, {8, 9}}, chosen, rejected);
    WorkResult scores =
        new WorkResult.Scores(
            id, new float[][] {{-3, -3, -3}, {-4, -4}}, new float[][] {{-3, -3}, {-4, -4, -4}});
    return new Batch(step, Math.max(0, step - 1), List.of(new CompletedOrder(order, scores, null)));
  }

  /** What a run's folder has, and what this node serves. */
  private record Left(List<Path> files, Set<Long> versions) {}

  private Left left() throws IOException {
    try (Stream<Path> files = Files.walk(run())) {
      return new Left(files.sorted().toList(), store.versions());
    }
  }

  @Test
  void nobodyLeadsWhereTheRunsFolderIsNotTheOneThatAllShare() throws IOException {
    Files.delete(config(0).run().file());
    Left before = left();
    var refused = assertThrows(CheckpointException.class, learning::start);
    assertTrue(String.valueOf(refused.getMessage()).contains("config.conf: not there"));
    assertEquals(before, left());
  }

  @Test
  void nothingIsCommittedOnceTheFolderIsOutOfReach() throws IOException {
    learning.start();
    step(0);
    Path away = folder.resolve("away");
    Files.move(run(), away);
    Set<Long> published = store.versions();
    assertThrows(CheckpointException.class, () -> step(1));
    assertThrows(CheckpointException.class, learning::checkpoint);
    assertEquals(published, store.versions());
    assertFalse(Files.exists(run()), "nothing is made in its place");
    Files.move(away, run());
  }

  private SupersededException refused(Runnable call) throws IOException {
    Left before = left();
    SupersededException superseded = assertThrows(SupersededException.class, call::run);
    assertEquals(before, left());
    return superseded;
  }

  @Test
  void itCommitsNoStep() throws Exception {
    learning.start();
    step(0);
    anotherLeads();
    refused(() -> step(1));
    assertEquals(Set.of(0L, 1L), store.versions());
  }

  @Test
  void itLeavesNoCheckpoint() throws Exception {
    learning.start();
    step(0);
    anotherLeads();
    refused(learning::checkpoint);
  }

  @Test
  void itWritesNoFinalModelThoughItsCheckpointIsThere() throws Exception {
    learning.start();
    step(0);
    step(1);
    assertTrue(Files.exists(run().resolve("checkpoints").resolve("step-000002")));
    anotherLeads();
    refused(learning::finish);
  }

  @Test
  void whatItFailsOfWhileItWritesTheFinalModelIsNoFailureOfTheRun() throws Exception {
    learning.start();
    step(0);
    step(1);
    Path model = Files.createDirectories(run().resolve("model"));
    CompletableFuture<Void> taken = anotherLeadsAtTheWeights(model);
    assertThrows(SupersededException.class, learning::finish);
    taken.join();
    assertEquals(List.of(), List.of(requireNonNull(model.toFile().list())));
  }

  /** Takes the lead the moment that weights are written there, which then fails: nobody reads. */
  private CompletableFuture<Void> anotherLeadsAtTheWeights(Path model) throws Exception {
    Path pipe = pipe(model.resolve("model.safetensors.part"));
    return CompletableFuture.runAsync(() -> {
      try (InputStream _ = Files.newInputStream(pipe)) {
        anotherLeads();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Whoever opens one end waits for whoever opens the other. */
  private static Path pipe(Path at) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
    return at;
  }

  /** The coordinator may not have heard of them. The checkpoint cannot tell how long it took. */
  @Test
  void whoGoesOnFromItsCheckpointTellsWhatWasMeasuredOfItsLastUpdate() throws Exception {
    Map<String, Double> measured;
    try (PolicyLearning before = learning(config(1))) {
      assertEquals(Map.of(), before.start().metrics());
      measured = new HashMap<>(before.step(batch(0), Ledger.EMPTY, List.of()).metrics());
    }
    store.drop(store.versions());
    learning = learning(config(1));
    Map<String, Double> told = new HashMap<>(learning.start().metrics());
    double update = Objects.requireNonNull(measured.remove("update_seconds"));
    double withoutCheckpoint = Objects.requireNonNull(told.remove("update_seconds"));
    assertTrue(withoutCheckpoint > 0 && withoutCheckpoint < update, update + " s");
    assertTrue(measured.containsKey("loss"));
    assertEquals(measured, told);
  }

  // ---- while it starts

  /** Takes the lead the moment that a learner that starts reads its checkpoint. */
  private CompletableFuture<Void> anotherLeadsAtTheCheckpoint() throws Exception {
    Path seal = run().resolve("checkpoints/step-000001/manifest.sha256");
    String content = Files.readString(seal);
    Files.delete(seal);
    pipe(seal);
    return CompletableFuture.runAsync(() -> {
      try (var pipe = Files.newBufferedWriter(seal)) {
        anotherLeads();
        pipe.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** On a node of its own, once a learner has left a checkpoint of step 1. */
  private SupersededException startsAfter(RunConfig first, RunConfig then) throws Exception {
    try (PolicyLearning before = learning(first)) {
      before.start();
      before.step(batch(0), Ledger.EMPTY, List.of());
    }
    store.drop(store.versions());
    learning = learning(then);
    CompletableFuture<Void> taken = anotherLeadsAtTheCheckpoint();
    SupersededException superseded =
        assertThrows(SupersededException.class, () -> learning.start());
    taken.join();
    return superseded;
  }

  @Test
  void itPublishesNothingOfItsCheckpoint() throws Exception {
    startsAfter(config(1), config(1));
    assertEquals(Set.of(0L), store.versions());
  }

  @Test
  void whatItFailsOfWhileItStartsIsNoFailureOfTheRun() throws Exception {
    SupersededException superseded = startsAfter(config(1), config(1, "optimizer.lr = 0.5"));
    assertInstanceOf(CheckpointException.class, superseded.getSuppressed()[0]);
  }
}
