package io.sampo.data.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.data.DataException;
import io.sampo.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresVerdictStoreTest extends VerdictStoreContract {
  private static final VerdictKey KEY = new VerdictKey("run", "training", 1);
  private static final RecordedVerdict VERDICT =
      new RecordedVerdict("subject", List.of(new VerdictRow.Pair("first", 1.0, 0.5)));

  @TempDir private static Path folder;
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = PostgresServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @AfterEach
  void empty() throws SQLException {
    execute("DROP TABLE IF EXISTS verdicts, verdicts_version");
  }

  @Override
  VerdictPlace place() {
    return new VerdictPlace(server.url(), PostgresServer.USER, null);
  }

  @Test
  void aKilledServerIsUnreachableUntilItIsBackWithAllThatWasKept() throws IOException {
    try (VerdictStore store = VerdictStore.at(place())) {
      store.keep(KEY, VERDICT);
      server.kill();
      assertThrows(StoreUnreachableException.class, () -> store.find(KEY));
      assertThrows(StoreUnreachableException.class, store::requireReachable);
      server.startAgain();
      assertEquals(Optional.of(VERDICT), store.find(KEY));
    }
  }

  /** As a standby is, until it leads. */
  @Test
  void aServerThatTakesNoWritesIsWaitedFor() throws SQLException {
    execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
    try (VerdictStore store = VerdictStore.at(place())) {
      assertThrows(StoreUnreachableException.class, () -> store.keep(KEY, VERDICT));
      takeWrites();
      store.keep(KEY, VERDICT);
      assertEquals(Optional.of(VERDICT), store.find(KEY));
    } finally {
      takeWrites();
    }
  }

  private void takeWrites() throws SQLException {
    execute(
        "BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
  }

  @Test
  void aServerThatWasNeverThereIsUnreachable() {
    try (VerdictStore store =
        VerdictStore.at(new VerdictPlace("jdbc:postgresql://localhost:1/none", "me", "pass"))) {
      var away = assertThrows(StoreUnreachableException.class, store::requireReachable);
      assertSays("jdbc:postgresql://localhost:1/none", away);
    }
  }

  @Test
  void whatAPersonHasToMendIsNotWaitedFor() {
    for (VerdictPlace wrong :
        List.of(
            new VerdictPlace(server.url(), "nobody-of-that-name", null),
            new VerdictPlace(server.url() + "-missing", PostgresServer.USER, null))) {
      try (VerdictStore store = VerdictStore.at(wrong)) {
        var refused = assertThrows(DataException.class, store::requireReachable);
        assertSays("does not exist", refused);
      }
    }
  }
}
