package io.sampo.learner.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointStoreTest {
  @TempDir private Path folder;

  private CheckpointStore keeping(int keep) {
    return new CheckpointStore(folder, keep);
  }

  private static void write(CheckpointStore store, int step) {
    Manifest manifest =
        new Manifest(step, step, Ledger.EMPTY, "learning", new TreeMap<>(), new TreeMap<>());
    store.write(manifest, part -> write(part.resolve("weights"), "of step " + step));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int newest(CheckpointStore store) {
    return store.newest().orElseThrow().manifest().step();
  }

  private Path file(String step, String name) {
    return folder.resolve(step).resolve(name);
  }

  @Test
  void aFlippedBitIsNoticedAndTheStepIsWrittenAgain() {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    write(file("step-000020", "weights"), "of step 2\1");
    assertEquals(10, newest(store));
    assertFalse(store.has(20));
    write(store, 20);
    assertTrue(store.has(20));
    assertEquals(20, newest(store));
  }

  @Test
  void aTornManifestIsNoticed() {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    write(file("step-000020", "manifest.json"), "{\"step\": 20, \"upd");
    assertEquals(10, newest(store));
  }

  @Test
  void theOldestGoButNotForABrokenOne() {
    CheckpointStore store = keeping(1);
    write(store, 10);
    write(store, 20);
    assertFalse(Files.exists(folder.resolve("step-000010")));
    write(store, 30);
    write(file("step-000030", "manifest.json"), "");
    write(store, 25);
    assertEquals(25, newest(store));
  }
}
