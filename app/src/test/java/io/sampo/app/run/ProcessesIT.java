package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.certificates.MadeCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each role in a process of its own, under TLS, two learners that share each step, and the only
 * sampler is killed: the driver starts another, since the run cannot go on without. The weights are
 * those of one process that nobody disturbed, and so is the recording. Deaths of other roles:
 * {@link ChaosIT}.
 */
final class ProcessesIT {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private Path out;

  /** A patient leader, so that learners share on a machine of two busy cores too. */
  private SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "8")
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

  private static Summary disturbed(SmallRun run) throws Exception {
    Process driver = run.started();
    try {
      Watched.untilStepWith(run.folder(), ProcessesIT::isHelped);
      Children.of(driver, "sampler").getFirst().destroyForcibly();
      assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
    } finally {
      driver.destroyForcibly();
    }
    assertEquals(0, driver.exitValue(), Files.readString(run.output().toPath()));
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
