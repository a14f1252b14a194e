package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.coordinator.Leads;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.work.Ledger;
import io.sampo.app.display.RunDisplay;
import io.sampo.app.management.Measure;
import io.sampo.app.management.Readings;
import io.sampo.app.management.StepReadings;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told twice is counted once, and what is done twice is counted twice. */
final class RunMonitorTest {
  @TempDir private Path folder;
  private final Readings readings = new Readings();
  private Path file;
  private MetricsLog log;
  private RunMonitor monitor;
  private ModelTokenizer tokenizer;

  @BeforeEach
  void open() throws IOException {
    Path policy = Commands.CHECKPOINTS.resolve("policy");
    file = folder.resolve("metrics.jsonl");
    log = MetricsLog.create(file);
    tokenizer = ModelTokenizer.in(policy).orElseThrow();
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    monitor =
        new RunMonitor(
            RunConfig.of(
                ConfigFactory.parseMap(
                        Map.of("model.path", policy.toString(), "judge.training.kind", "golden"))
                    .withFallback(Presets.goldenDemo("bpo"))),
            0,
            RunDisplay.on(nobody, true),
            log,
            new StepReadings(readings),
            new Answers(folder.resolve("answers.jsonl"), tokenizer),
            new Pace());
  }

  @AfterEach
  void close() throws IOException {
    log.close();
    tokenizer.close();
  }

  private static Status at(int step) {
    return new Status(step, 9, Leads.NOBODY, Map.of(), Ledger.EMPTY, 1, 0, 1, 0, 0, 0, 0);
  }

  private List<Integer> rows() throws IOException {
    return MetricsLog.read(file).stream().map(MetricsRow::step).toList();
  }

  private double updates() {
    return Objects.requireNonNull(readings.now().get(Measure.UPDATES.text()));
  }

  @Test
  void aCommitThatNobodyHeardHasItsRowAndOneThatWasHeardNoSecond() throws IOException {
    monitor.onCommitted(Map.of("loss", 0.5), at(1));
    monitor.onResumed(Map.of("loss", 0.5), at(1));
    assertEquals(1, updates());
    monitor.onResumed(Map.of("loss", 0.4), at(2));
    assertEquals(2, updates());
    assertEquals(List.of(1, 2), rows());
  }

  @Test
  void stepsThatAnotherLearnerRepeatsAreCommitsAndHaveNoSecondRow() throws IOException {
    monitor.onCommitted(Map.of("loss", 0.5), at(1));
    monitor.onCommitted(Map.of("loss", 0.4), at(2));
    monitor.onCommitted(Map.of("loss", 0.4), at(2));
    assertEquals(3, updates());
    assertEquals(List.of(1, 2), rows());
  }
}
