package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * All processes of a run are killed at once, again and again, at moments that a seed draws: {@code
 * -Dsampo.power-losses=N}, 3 unless asked for. What goes on each time ends as one process that
 * nobody disturbed.
 */
final class PowerLossIT {
  private static final int LOSSES = Integer.getInteger("sampo.power-losses", 3);
  private static final int MOST_STEPS = 3;
  private static final int STEPS = (MOST_STEPS + 1) * LOSSES + 4;
  private static final long SEED = 7;
  private static final long LOOK_MILLIS = 20;

  @TempDir private Path out;

  /** Of a start of all processes until the first step, in ns, as the first session took it. */
  private long start;

  /**
   * When the power is lost: so many steps after those of the session before, and then a part of the
   * time that a step takes. 0 steps: in that part of the time that a start takes. At the next step
   * at the latest.
   */
  private record Moment(int steps, double part) {
    static List<Moment> drawn() {
      SplittableRandom random = new SplittableRandom(SEED);
      List<Moment> moments = new ArrayList<>();
      for (int i = 0; i < LOSSES; i++) {
        int fewest = i == 0 ? 1 : 0;
        moments.add(new Moment(random.nextInt(fewest, MOST_STEPS + 1), random.nextDouble()));
      }
      return moments;
    }
  }

  private SmallRun run(String name, String... more) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS))
        .set("checkpoint.every", "2")
        .set("evaluation.every", "4")
        .set("evaluation.prompts", "4")
        .with(more);
  }

  private SmallRun session(boolean first) {
    SmallRun session = run("processes", "--processes");
    return first ? session : session.with("--resume");
  }

  private static int reached(RunFolder folder) throws IOException {
    return MetricsLog.read(folder.metrics()).stream().mapToInt(MetricsRow::step).max().orElse(0);
  }

  /** Returns at the moment; the step that the run has reached by then. */
  private int await(Moment moment, SmallRun session, boolean first) throws Exception {
    RunFolder folder = session.folder();
    int before = reached(folder);
    Process driver = session.started().process();
    try {
      long rest = span(moment, folder, before, first);
      goesOn(driver, folder, before + moment.steps(), rest);
    } finally {
      killEverything(driver);
    }
    return reached(folder);
  }

  /** The rest of the way to the moment, in ns. */
  private long span(Moment moment, RunFolder folder, int before, boolean first) throws Exception {
    if (moment.steps() == 0) {
      return (long) (moment.part() * start);
    }
    long begin = System.nanoTime();
    Watched.untilStep(folder, before + moment.steps() - 1);
    long almost = System.nanoTime();
    Watched.untilStep(folder, before + moment.steps());
    long there = System.nanoTime();
    if (first) {
      start = there - begin;
    }
    return (long) (moment.part() * (there - almost));
  }

  /** Lets it go on for that long, in ns, or until the next step if that comes first. */
  private static void goesOn(Process driver, RunFolder folder, int step, long nanos)
      throws Exception {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end && reached(folder) <= step) {
      assertFalse(driver.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS), "it has ended by itself");
    }
  }

  /** The driver first, so that it starts nothing in place of what dies. */
  private static void killEverything(Process driver) throws Exception {
    List<ProcessHandle> all = new ArrayList<>(List.of(driver.toHandle()));
    all.addAll(driver.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    Children.awaitEnd(all);
  }

  private static void goesOnToItsEnd(SmallRun session) throws Exception {
    Started driver = session.started();
    try {
      driver.ends(0);
    } finally {
      killEverything(driver.process());
    }
  }

  @Test
  void aRunThatLosesPowerAgainAndAgainEndsAsOneThatNobodyDisturbed(TestReporter reporter)
      throws Exception {
    SmallRun alone = run("alone");
    Summary expected = alone.completed();
    boolean first = true;
    for (Moment moment : Moment.drawn()) {
      int step = await(moment, session(first), first);
      reporter.publishEntry(moment.toString(), "at step " + step);
      first = false;
    }
    SmallRun last = session(false);
    goesOnToItsEnd(last);
    Summary summary = Summary.read(last.folder().summary());
    assertEquals(expected.weightsSha256(), summary.weightsSha256());
    assertEquals(expected.pairs(), summary.pairs());
    assertEquals(expected.orders().issued(), summary.orders().issued());
    assertEquals(
        IntStream.rangeClosed(1, STEPS).boxed().toList(),
        last.steps().stream().map(row -> row.step()).toList());
    assertEquals(Measurements.of(alone.folder()), Measurements.of(last.folder()));
  }
}
