package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Offline training on a recorded online stream, in order, is the online run itself (Tang et al.
 * 2024, appendix F): the same weights, bit for bit.
 */
final class RecordedStreamTest {
  @TempDir private Path out;

  private SmallRun run(String name, String... more) {
    return run(5, name, more);
  }

  private SmallRun run(int steps, String name, String... more) {
    return new SmallRun(
            out, name, "--steps", Integer.toString(steps), "--seed", "7", "--judge", "golden")
        .with(more);
  }

  private String recording() {
    return out.resolve("online.parquet").toString();
  }

  private SmallRun recorded(String... more) {
    return run("online", "--record", recording()).with(more);
  }

  private SmallRun replay(String name, String... more) {
    return run(name, more).set("batch.recorded.path", recording());
  }

  @ParameterizedTest
  @CsvSource({
    "dpo, sft, 0",
    "dpo, sft, 2",
    "ipo, sft, 0",
    "ipo, sft, 2",
    "slic, sft, 0",
    "slic, sft, 2",
    "dpo, behaviour, 2",
    "bo2, sft, 1",
    "dpo, ema, 1"
  })
  void inOrderItIsTheOnlineRun(String loss, String reference, String lag) throws IOException {
    String[] algorithm = {"--lag", lag, "--set", "algorithm.loss=" + loss};
    SmallRun online = recorded(algorithm).set("algorithm.reference", reference);
    Summary first = online.completed();
    SmallRun offline = replay("offline", algorithm).set("algorithm.reference", reference);
    Summary second = offline.set("judge.training.kind", "none").completed();
    assertEquals(first.weightsSha256(), second.weightsSha256());
    assertEquals(first.pairs(), second.pairs());
    assertTrue(first.pairs().tied() > 0, "no tie was put to the test");
    assertEquals("recorded", second.trainingJudge());
    for (int step = 0; step < 5; step++) {
      for (String metric : new String[] {"loss", "lag", "response_length"}) {
        assertEquals(
            online.steps().get(step).value(metric), offline.steps().get(step).value(metric));
      }
    }
  }

  @Test
  void theLevelOfShufflingDecidesWhatIsLearnedAndTheSeedDoesTheRest() throws IOException {
    String online = recorded().completed().weightsSha256();
    String half = shuffled("half", "0.5");
    assertNotEquals(online, half);
    assertNotEquals(half, shuffled("whole", "1"));
    assertEquals(half, shuffled("again", "0.5"));
  }

  private String shuffled(String name, String level) throws IOException {
    SmallRun run = replay(name, "--set", "batch.recorded.shuffle-level=" + level);
    assertEquals(20, run.completed().pairs().judged());
    return Summary.read(run.folder().summary()).weightsSha256();
  }

  @Test
  void aRecordingIsNeverWrittenOver() throws IOException {
    Files.writeString(Path.of(recording()), "mine");
    Ended ended = recorded().ended();
    assertEquals(1, ended.code());
    assertTrue(
        ended.err().contains("record.path: " + recording() + " exists already"), ended.err());
    assertEquals("mine", Files.readString(Path.of(recording())));
  }

  @Test
  void aRecordingThatIsTooShortIsRefused() throws IOException {
    recorded().completed();
    Ended ended = run(6, "longer").set("batch.recorded.path", recording()).ended();
    assertEquals(1, ended.code());
    assertTrue(
        ended.err().contains("20 pairs in whole batches (expected: at least 24"), ended.err());
  }
}
