package io.sampo.data.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of two orders of two prompts each. */
final class RecordingTest {
  private static final float[] BITS = {-0f, Float.MIN_VALUE, -3.4e38f, -0.1f};

  @TempDir private Path folder;

  private RecordingParts parts() {
    return new RecordingParts(folder.resolve("parts"), "run", "golden");
  }

  private Path file() {
    return folder.resolve("a recording.parquet");
  }

  private static List<RecordedRow> batch(int step) {
    List<RecordedRow> rows = new ArrayList<>();
    for (int order = 0; order < 2; order++) {
      for (int row = 0; row < 4; row++) {
        rows.add(row(step, step * 2 + order, row));
      }
    }
    return rows;
  }

  private static RecordedRow row(int step, long order, int row) {
    int[] response = {row, step, (int) order, 9};
    String preference = row < 2 ? "second" : "tie";
    String fate = row < 2 ? "trained" : "tied";
    int[] prompt = {(int) order, row / 2};
    return new RecordedRow(
        step,
        order,
        row,
        step,
        prompt,
        response,
        true,
        BITS,
        null,
        null,
        .5 + row,
        preference,
        fate);
  }

  private Path recorded(int steps) {
    for (int step = 0; step < steps; step++) {
      parts().write(step, batch(step));
    }
    parts().join(steps, file());
    return file();
  }

  private static void refused(Path file, int orders, int prompts, String words) {
    DataException refused =
        assertThrows(DataException.class, () -> Recording.read(file, 3, orders, prompts));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(file.getFileName().toString()), message);
    assertTrue(message.contains(words), message);
  }

  @Test
  void whatIsReadIsWhatWasWrittenBitForBit() {
    List<RecordedPair> pairs = Recording.read(recorded(3), 3, 2, 2).pairs();
    assertEquals(12, pairs.size());
    RecordedPair pair = pairs.get(6);
    assertEquals(1, pair.version());
    assertArrayEquals(new int[] {3, 0}, pair.prompt());
    assertArrayEquals(new int[] {1, 1, 3, 9}, pair.responses()[1]);
    assertArrayEquals(new double[] {.5, 1.5}, pair.scores());
    assertEquals("second", pair.preference());
    assertEquals("tie", pairs.get(7).preference());
    for (int i = 0; i < BITS.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(BITS[i]), Float.floatToRawIntBits(pair.behaviour()[0][i]));
    }
  }

  @Test
  void aBatchThatIsMadeAgainIsThereOnce() {
    parts().write(0, batch(0));
    parts().write(1, batch(1));
    parts().requireUpTo(1, file());
    assertEquals(12, Recording.read(recorded(3), 3, 2, 2).pairs().size());
    assertFalse(Files.exists(folder.resolve("parts")), "parts stay behind");
  }

  @Test
  void aJoinThatBrokeOffAfterItsFileIsFinishedByTheNext() {
    Path whole = recorded(3);
    parts().write(1, batch(1));
    parts().requireUpTo(3, whole);
    parts().join(3, whole);
    assertEquals(12, Recording.read(whole, 3, 2, 2).pairs().size());
  }

  @Test
  void aRunThatWasNotRecordedFromItsStartIsRefused() {
    parts().write(1, batch(1));
    DataException refused = assertThrows(DataException.class, () -> parts().requireUpTo(2, file()));
    assertTrue(String.valueOf(refused.getMessage()).contains("batches before step 2"));
  }

  @Test
  void aShorterRunTakesTheFirstBatchesAndALongerOneIsRefused() {
    assertEquals(8, Recording.read(recorded(3), 2, 2, 2).pairs().size());
    DataException refused =
        assertThrows(DataException.class, () -> Recording.read(file(), 4, 2, 2));
    assertTrue(String.valueOf(refused.getMessage()).contains("12 pairs"), refused.getMessage());
  }

  @Test
  void batchesOfAnotherShapeAreRefused() {
    Path file = recorded(3);
    refused(file, 1, 2, "batch.online must be that of the recorded run");
    refused(file, 2, 3, "batch.online must be that of the recorded run");
    refused(file, 1, 4, "batch.online must be that of the recorded run");
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    refused(folder.resolve("nowhere"), 2, 2, "no such file");
    refused(Files.writeString(folder.resolve("text"), "not Parquet"), 2, 2, "is no recording");
  }

  @Test
  void rowsThatDoNotHoldTogetherAreRefused() {
    RecordedRow row = row(0, 0, 0);
    int[] none = {};
    refusedRow("bits", none, BITS, "second", "no response_ids");
    refusedRow("negative", new int[] {-1}, BITS, "second", "response_ids with -1");
    refusedRow("short", row.response(), new float[1], "second", "1 log-probs of 4 tokens");
    refusedRow("nan", new int[1], new float[] {Float.NaN}, "second", "log-prob NaN");
    refusedRow("unjudged", row.response(), BITS, null, "preference null");
  }

  private void refusedRow(
      String name, int[] response, float[] behaviour, @Nullable String preference, String words) {
    RecordedRow row =
        new RecordedRow(
            0, 0, 0, 0, new int[1], response, true, behaviour, null, null, 1., preference, null);
    RecordingParts broken = new RecordingParts(folder.resolve("broken"), "run", "golden");
    broken.write(0, List.of(row));
    Path file = folder.resolve(name);
    broken.join(1, file);
    refused(file, 2, 2, words);
  }

  @Test
  void theDigestIsOfTheContent() {
    Recording three = Recording.read(recorded(3), 3, 2, 2);
    assertEquals(three.digest(), Recording.read(file(), 3, 2, 2).digest());
    assertNotEquals(three.digest(), Recording.read(file(), 2, 2, 2).digest());
  }

  @Test
  void aModelThatIsTooSmallIsRefused() {
    Recording recording = Recording.read(recorded(3), 3, 2, 2);
    recording.requireFit(6, 10);
    assertThrows(DataException.class, () -> recording.requireFit(5, 10));
    assertThrows(DataException.class, () -> recording.requireFit(6, 9));
  }
}
