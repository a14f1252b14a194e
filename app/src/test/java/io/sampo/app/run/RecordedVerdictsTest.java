package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose verdicts are written down: what is learned does not show it. */
final class RecordedVerdictsTest {
  /** Turns the verdicts of these orders over, and forgets what was measured afterwards. */
  private static final String TURN =
      """
      UPDATE verdicts SET preference =
        CASE preference WHEN 'first' THEN 'second' WHEN 'second' THEN 'first' ELSE preference END
        WHERE purpose = 'training' AND "order" >= %d;
      DELETE FROM verdicts WHERE purpose = 'evaluation'\
      """;

  @TempDir private Path out;

  private SmallRun run(String name, int steps) {
    return new SmallRun(
        out, name, "--seed", "7", "--judge", "golden", "--steps", Integer.toString(steps));
  }

  private SmallRun recorded(String name, int steps) {
    return run(name, steps).set("verdicts.record", "h2");
  }

  /** The verdicts of the last batch are turned over, and nobody is asked again. */
  @Test
  void aRunMadeAgainReadsItsVerdicts() throws Exception {
    String undisturbed = run("undisturbed", 6).completed().weightsSha256();
    SmallRun run = recorded("recorded", 6).set("evaluation.final-prompts", "4");
    Summary first = run.completed();
    assertEquals(undisturbed, first.weightsSha256());
    assertEquals(first.pairs().judged(), VerdictRows.count(h2(run), "training"));
    assertEquals(8, VerdictRows.count(h2(run), "evaluation"));
    forgetAllButVerdicts(run.folder());
    assertEquals(undisturbed, run.completed().weightsSha256());
    execute(h2(run), TURN.formatted(10));
    forgetAllButVerdicts(run.folder());
    assertNotEquals(undisturbed, run.completed().weightsSha256());
    assertEquals(first.pairs().judged(), VerdictRows.count(h2(run), "training"));
  }

  /** With the first batch's verdicts turned over, later batches hold other texts. */
  @Test
  void verdictsOnOtherTextsAreRefused() throws Exception {
    SmallRun run = recorded("recorded", 4);
    run.completed();
    execute(h2(run), TURN.formatted(0));
    forgetAllButVerdicts(run.folder());
    Ended ended = run.ended();
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("of other texts, judges or settings"), ended.err());
  }

  private static String h2(SmallRun run) {
    return "jdbc:h2:file:" + run.folder().path().resolve("verdicts");
  }

  private static void forgetAllButVerdicts(RunFolder folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder.path()) && !file.getFileName().toString().startsWith("verdicts")) {
          Files.delete(file);
        }
      }
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
