package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.certificates.MadeCertificates;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each role in a process of its own, under TLS, two learners that share each step, and the only
 * sampler is paused, until the watchdog names it, and woken, and the one in its place killed: the
 * driver starts another each time, since the run cannot go on without. The weights are those of one
 * process that nobody disturbed, and so is the recording. Deaths of other roles: {@link ChaosIT}.
 */
final class ProcessesIT {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private Path out;

  /** A patient leader, so that learners share on a machine of two busy cores too. */
  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "16")
        .set("batch.online.orders", "5")
        .set("deployment.learner-patience", "30");
  }

  private SmallRun inProcesses(Path recording) throws Exception {
    return run("processes")
        .with("--processes", "--learners", "2", "--record", recording.toString())
        .set("deployment.tls.folder", MadeCertificates.in(out.resolve("certificates")).toString());
  }

  /** Once gradients, too, have crossed between processes. */
  private static boolean isHelped(MetricsRow row) {
    return row.values().getOrDefault("micro_batches_helped", 0.0) > 0;
  }

  private static void pausedUntilItIsNamed(SmallRun run, ProcessHandle sampler) throws Exception {
    Signals.pause(sampler);
    try {
      Watched.untilLogged(run.folder(), "late: the sampler on 127.0.0.1:");
    } finally {
      Signals.wake(sampler);
    }
  }

  /** The one that the coordinator heard of after that one. */
  private static ProcessHandle nextSampler(SmallRun run, ProcessHandle before) throws Exception {
    String here = "sampler on \\S+ pid (?!" + before.pid() + " )(\\d+) is here";
    return ProcessHandle.of(Long.parseLong(Watched.untilMatched(run.folder(), here))).orElseThrow();
  }

  private static Summary disturbed(SmallRun run) throws Exception {
    try (Started driver = run.started()) {
      Watched.untilStepWith(run.folder(), ProcessesIT::isHelped);
      ProcessHandle sampler = Children.of(driver.process(), "sampler").getFirst();
      pausedUntilItIsNamed(run, sampler);
      sampler.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      nextSampler(run, sampler).destroyForcibly();
      driver.ends(0);
    }
    return Summary.read(run.folder().summary());
  }

  @Test
  void makeTheWeightsOfOneAndRecordWhatItReplays() throws Exception {
    Path recording = out.resolve("online.parquet");
    Summary online = disturbed(inProcesses(recording));
    Summary alone = run("alone").completed();
    assertEquals(alone.weightsSha256(), online.weightsSha256());
    assertEquals(alone.pairs(), online.pairs());
    SmallRun offline = run("offline").set("batch.recorded.path", recording.toString());
    assertEquals(alone.weightsSha256(), offline.completed().weightsSha256());
  }
}
