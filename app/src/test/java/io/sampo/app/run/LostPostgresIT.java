package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
import io.sampo.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that holds the verdicts is killed while a run goes on. */
final class LostPostgresIT {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private static Path out;
  private static Summary undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = run("undisturbed").completed();
  }

  private static SmallRun run(String name) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden", "--steps", "40");
  }

  private static SmallRun recorded(String name, PostgresServer server) {
    return run(name)
        .set("verdicts.record", "postgresql")
        .set("verdicts.url", server.url())
        .set("verdicts.user", PostgresServer.USER);
  }

  @Test
  void itIsWaitedForAndNoVerdictIsLost() throws Exception {
    try (PostgresServer server = PostgresServer.start(out.resolve("postgres-1"))) {
      SmallRun run = recorded("recorded", server);
      Process process = run.started();
      try {
        Watched.untilStep(run.folder(), 3);
        server.kill();
        Watched.untilLogged(run.folder(), "judging waits: store of verdicts " + server.url());
        assertFalse(Files.exists(run.folder().summary()), "it was faster than the kill");
        server.startAgain();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
      } finally {
        process.destroyForcibly();
      }
      assertEquals(0, process.exitValue(), Files.readString(run.output().toPath()));
      assertTrue(Files.readString(run.folder().log()).contains("judging goes on"));
      Summary summary = Summary.read(run.folder().summary());
      assertEquals(undisturbed.weightsSha256(), summary.weightsSha256());
      assertEquals(undisturbed.pairs(), summary.pairs());
      assertEquals(undisturbed.pairs().judged(), verdicts(server));
    }
  }

  @Test
  void aRunThatIsStoppedWhileItWaitsEndsAndCanGoOn() throws Exception {
    try (PostgresServer server = PostgresServer.start(out.resolve("postgres-2"))) {
      SmallRun run = recorded("stopped", server);
      Process process = run.started();
      try {
        Watched.untilStep(run.folder(), 3);
        server.kill();
        Watched.untilLogged(run.folder(), "judging waits: ");
        Commands.interrupt(process);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
      } finally {
        process.destroyForcibly();
      }
      assertEquals(Run.STOPPED, process.exitValue(), Files.readString(run.output().toPath()));
      SmallRun resumed = recorded("stopped", server).with("--resume");
      Ended refused = resumed.ended();
      assertEquals(1, refused.code());
      assertTrue(refused.err().contains("store of verdicts " + server.url()), refused.err());
      server.startAgain();
      assertEquals(undisturbed.weightsSha256(), resumed.completed().weightsSha256());
    }
  }

  private static long verdicts(PostgresServer server) throws SQLException {
    String url = server.url() + "?user=" + PostgresServer.USER;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT COUNT(*) FROM verdicts WHERE purpose = 'training'")) {
      found.next();
      return found.getLong(1);
    }
  }
}
