package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import io.sampo.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that holds the verdicts is killed while a run goes on. */
final class LostPostgresIT {
  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
  }

  private static SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "24");
  }

  private static SmallRun recorded(String name, PostgresServer server) {
    return run(name)
        .set("verdicts.record", "postgresql")
        .set("verdicts.url", server.url())
        .set("verdicts.user", PostgresServer.USER);
  }

  private interface Then {
    void happens(Started run) throws Exception;
  }

  /** Starts the run, kills the server under it, and once the run waits lets something happen. */
  private static void lost(PostgresServer server, SmallRun run, Then then, int code)
      throws Exception {
    try (Started process = run.started()) {
      Watched.untilStep(run.folder(), 3);
      server.kill();
      Watched.untilLogged(run.folder(), "judging waits: store of verdicts " + server.url());
      assertFalse(Files.exists(run.folder().summary()), "it was faster than the kill");
      then.happens(process);
      process.ends(code);
    }
  }

  @Test
  void itIsWaitedForAndNoVerdictIsLost() throws Exception {
    try (PostgresServer server = PostgresServer.start(out.resolve("postgres-1"))) {
      SmallRun run = recorded("recorded", server);
      lost(server, run, _ -> server.startAgain(), 0);
      assertTrue(Files.readString(run.folder().log()).contains("judging goes on"));
      Summary summary = Summary.read(run.folder().summary());
      assertEquals(undisturbed.weightsSha256(), summary.weightsSha256());
      assertEquals(undisturbed.pairs(), summary.pairs());
      String database = server.url() + "?user=" + PostgresServer.USER;
      assertEquals(undisturbed.pairs().judged(), VerdictRows.count(database, "training"));
    }
  }

  @Test
  void aRunThatIsStoppedWhileItWaitsEndsAndCanGoOn() throws Exception {
    try (PostgresServer server = PostgresServer.start(out.resolve("postgres-2"))) {
      SmallRun run = recorded("stopped", server);
      lost(server, run, Started::interrupt, Run.STOPPED);
      SmallRun resumed = recorded("stopped", server).with("--resume");
      Ended refused = resumed.ended();
      assertEquals(1, refused.code());
      assertTrue(refused.err().contains("store of verdicts " + server.url()), refused.err());
      server.startAgain();
      assertEquals(undisturbed.weightsSha256(), resumed.completed().weightsSha256());
    }
  }
}
