package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.learner.checkpoint.CheckpointStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that blow up stop the run: with lag in the learner, without it in the sampler. */
final class NotFiniteTest {
  @TempDir private Path out;

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void aNumberThatIsNotFiniteStopsTheRunNamingStepAndOrder(String lag) {
    SmallRun run =
        new SmallRun(out, "blown", "--judge", "golden", "--steps", "4", "--lag", lag)
            .set("optimizer.lr", "1e30")
            .set("checkpoint.every", "1");
    Ended ended = run.ended();
    assertEquals(1, ended.code(), ended.err());
    assertTrue(
        ended.err().matches("(?s)sampo: the run stopped at step 1: .*order [23].*"), ended.err());
    assertTrue(ended.err().contains("expected: "), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
    assertFalse(Files.exists(run.folder().summary()));
    CheckpointStore.Found last =
        new CheckpointStore(run.folder().checkpoints(), 2).newest().orElseThrow();
    assertEquals(1, last.manifest().step());
  }
}
