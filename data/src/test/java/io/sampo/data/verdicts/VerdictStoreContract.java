package io.sampo.data.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.data.DataException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a store of verdicts promises, whatever database it is in. */
abstract class VerdictStoreContract {
  private static final VerdictKey KEY = new VerdictKey("run", "training", 7);
  private static final RecordedVerdict PAIRS =
      new RecordedVerdict(
          "subject",
          List.of(
              new VerdictRow.Pair("first", 0.1, Math.nextUp(0.1)),
              new VerdictRow.Pair("tie", -0.0, 0.0),
              new VerdictRow.Pair("second", Double.MIN_VALUE, Double.MAX_VALUE),
              new VerdictRow.Pair("invalid", null, null)));

  /** An empty database of the test's own. */
  abstract VerdictPlace place();

  private static RecordedVerdict single(String preference) {
    return new RecordedVerdict("subject", List.of(new VerdictRow.Pair(preference, null, null)));
  }

  @Test
  void whatIsKeptIsFoundBitForBitByWhoeverOpensTheStoreLater() {
    try (VerdictStore store = VerdictStore.at(place())) {
      assertEquals(Optional.empty(), store.find(KEY));
      assertEquals(PAIRS, store.keep(KEY, PAIRS));
    }
    try (VerdictStore store = VerdictStore.at(place())) {
      assertEquals(Optional.of(PAIRS), store.find(KEY));
    }
  }

  @Test
  void evaluationsAreKeptWithAndWithoutScores() {
    RecordedVerdict answers =
        new RecordedVerdict(
            "subject",
            List.of(
                new VerdictRow.Answer(0.5, 1.0 / 3, -2.5e-300),
                new VerdictRow.Answer(1, null, null),
                new VerdictRow.Answer(0, 1.0, null)));
    try (VerdictStore store = VerdictStore.at(place())) {
      VerdictKey key = new VerdictKey("run", "evaluation", Long.MAX_VALUE);
      store.keep(key, answers);
      assertEquals(Optional.of(answers), store.find(key));
    }
  }

  @Test
  void runPurposeAndNumberTellVerdictsApart() {
    try (VerdictStore store = VerdictStore.at(place())) {
      store.keep(KEY, PAIRS);
      assertEquals(Optional.empty(), store.find(new VerdictKey("other", "training", 7)));
      assertEquals(Optional.empty(), store.find(new VerdictKey("run", "evaluation", 7)));
      assertEquals(Optional.empty(), store.find(new VerdictKey("run", "training", 8)));
    }
  }

  @Test
  void theFirstVerdictStands() {
    try (VerdictStore store = VerdictStore.at(place())) {
      assertEquals(single("first"), store.keep(KEY, single("first")));
      assertEquals(single("first"), store.keep(KEY, single("second")));
      assertEquals(single("first"), store.keep(KEY, PAIRS));
      assertEquals(Optional.of(single("first")), store.find(KEY));
    }
  }

  @Test
  void nothingIsKeptOfAVerdictThatCannotBeKeptWhole() throws SQLException {
    try (VerdictStore store = VerdictStore.at(place())) {
      store.prepare();
      execute(
          "INSERT INTO verdicts VALUES ('run', 'training', 7, 3, 's', 'tie', null, null, null, null, null)");
      assertEquals(1, store.keep(KEY, PAIRS).rows().size());
      assertEquals(1, count("SELECT COUNT(*) FROM verdicts"));
    }
  }

  @RepeatedTest(20)
  void ofSeveralWhoBeginAtOnceOneDecidesForAll() throws Exception {
    int judges = 4;
    CyclicBarrier together = new CyclicBarrier(judges);
    Set<RecordedVerdict> said = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(judges)) {
      List<Callable<RecordedVerdict>> calls = new ArrayList<>();
      for (int judge = 0; judge < judges; judge++) {
        String preference = List.of("first", "second", "tie", "invalid").get(judge);
        calls.add(() -> {
          try (VerdictStore store = VerdictStore.at(place())) {
            together.await();
            return store.keep(KEY, single(preference));
          }
        });
      }
      for (Future<RecordedVerdict> verdict : threads.invokeAll(calls)) {
        said.add(verdict.get());
      }
    }
    assertEquals(1, said.size(), said::toString);
  }

  @Test
  void aTableOfAnotherVersionIsRefused() throws SQLException {
    try (VerdictStore store = VerdictStore.at(place())) {
      store.prepare();
      execute("UPDATE verdicts_version SET version = 2");
    }
    try (VerdictStore store = VerdictStore.at(place())) {
      var refused = assertThrows(DataException.class, () -> store.find(KEY));
      assertSays("a table of verdicts of version 2 (expected: 1)", refused);
    }
  }

  static void assertSays(String part, Exception refusal) {
    assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.toString());
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  final long count(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(place().url(), place().user(), place().password());
  }
}
