package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.metrics.Summary;
import io.sampo.certificates.MadeCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role in a process of its own: the same weights, and the same recording. */
final class ProcessesIT {
  @TempDir private Path out;

  private SmallRun run(String name) {
    return new SmallRun(out, name, "--steps", "5", "--judge", "golden", "--seed", "7");
  }

  @Test
  void underTlsTheyMakeTheWeightsOfOneJvmAndRecordWhatItReplays() throws Exception {
    String recording = out.resolve("online.parquet").toString();
    String certificates = MadeCertificates.in(out.resolve("certificates")).toString();
    SmallRun processes = run("processes").with("--processes", "--record", recording);
    Summary online = processes.set("deployment.tls.folder", certificates).completedApart();
    Summary alone = run("alone").completed();
    assertEquals(alone.weightsSha256(), online.weightsSha256());
    assertEquals(alone.pairs(), online.pairs());
    SmallRun offline = run("offline").set("batch.recorded.path", recording);
    assertEquals(alone.weightsSha256(), offline.completed().weightsSha256());
  }
}
