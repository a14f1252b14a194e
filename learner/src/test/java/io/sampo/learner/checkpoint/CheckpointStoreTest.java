package io.sampo.learner.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sampo.actors.work.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class CheckpointStoreTest {
  @TempDir private Path folder;

  private CheckpointStore keeping(int keep) {
    return new CheckpointStore(folder, keep);
  }

  private void write(CheckpointStore store, int step) {
    store.write(manifest(step), term(), part -> write(part.resolve("weights"), "of step " + step));
  }

  private LearnerTerm term() {
    return LearnerTerm.take(folder, "a test");
  }

  private static Manifest manifest(int step) {
    return new Manifest(
        step,
        step,
        new Ledger(4, 4, 0, 0, new Ledger.Pairs(12, 12, 0, 0)),
        new TreeMap<>(Map.of("loss", 0.5)),
        "1ea2",
        new TreeMap<>(Map.of("data", "da7a", "judge", "5")),
        new TreeMap<>());
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

  /** What is still JSON afterwards, and a manifest. */
  @ParameterizedTest
  @CsvSource({
    "'\"step\" : 20', '\"step\" : 21'",
    "'\"updates\" : 20', '\"updates\" : 28'",
    "'\"issued\" : 4', '\"issued\" : 5'",
    "'\"judged\" : 12', '\"judged\" : 13'",
    "'1ea2', '1ea3'",
    "'da7a', 'da7b'",
    "'\"judge\" : \"5\"', '\"judge\" : \"4\"'",
    "'\"weights\" :', '\"weighhs\" :'"
  })
  void aFlippedDigitOfAManifestIsNoticedAndSaid(String written, String flipped) throws Exception {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    Path manifest = file("step-000020", "manifest.json");
    String whole = Files.readString(manifest);
    assertTrue(whole.contains(written), whole);
    write(manifest, whole.replace(written, flipped));
    List<String> said = said(() -> assertEquals(10, newest(store)));
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().contains("step-000020 is broken"), said.toString());
    assertTrue(said.getFirst().contains("manifest.json: SHA-256 "), said.toString());
    assertFalse(store.has(20));
    write(store, 20);
    assertEquals(20, newest(store));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "\uD83D\uDC1E"})
  void aTornSealIsNoticed(String torn) {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    write(file("step-000020", "manifest.sha256"), torn);
    assertEquals(10, newest(store));
  }

  @Test
  void aCheckpointWithoutASealDoesNotCountAndItIsSaid() throws Exception {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    Files.delete(file("step-000020", "manifest.sha256"));
    List<String> said = said(() -> assertEquals(10, newest(store)));
    assertTrue(said.getFirst().endsWith("manifest.sha256 is missing"), said.toString());
  }

  @Test
  void aCheckpointUnderTheNameOfAnotherStepDoesNotCount() throws Exception {
    CheckpointStore store = keeping(2);
    write(store, 10);
    write(store, 20);
    Files.move(folder.resolve("step-000020"), folder.resolve("step-000030"));
    List<String> said = said(() -> assertEquals(10, newest(store)));
    assertTrue(
        said.getFirst().endsWith("manifest.json: step 20 (expected: that of step-000030)"),
        said.toString());
  }

  private static List<String> said(Runnable what) {
    Logger log = (Logger) LoggerFactory.getLogger(CheckpointStore.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    try {
      what.run();
      return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    } finally {
      log.detachAppender(lines);
    }
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

  @Test
  void whoIsSupersededWhileItWritesLeavesNothingThatCounts() {
    CheckpointStore store = keeping(1);
    write(store, 10);
    superseded(store, () -> write(store, 20));
    assertEquals(20, newest(store));
    assertTrue(store.has(20), "what its successor has written is whole");
  }

  @Test
  void aTermThatIsTakenMeanwhileIsEnoughForThat() {
    CheckpointStore store = keeping(1);
    superseded(store, this::term);
    assertFalse(store.has(20));
  }

  /** Another leads while a checkpoint of step 20 is written. */
  private void superseded(CheckpointStore store, Runnable another) {
    LearnerTerm slow = term();
    assertThrows(
        SupersededException.class,
        () ->
            slow.<Boolean>whileLeading(() -> {
              store.write(
                  manifest(20),
                  slow,
                  part -> {
                    write(part.resolve("weights"), "of the slow one");
                    another.run();
                  });
              return true;
            }));
  }

  @Test
  void whatAnEarlierTermLeftUnfinishedGoes() throws IOException {
    LearnerTerm earlier = term();
    Path left = folder.resolve("step-000010." + earlier.name() + ".part");
    Files.createDirectory(left);
    write(left.resolve("weights"), "half");
    Path later = Files.createDirectory(folder.resolve("step-000010.term-000009.part"));
    write(keeping(1), 10);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(later), "of somebody who leads since");
  }
}
