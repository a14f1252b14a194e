package io.sampo.data.verdicts;

import io.sampo.data.DataException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of verdicts in SQL that H2 and PostgreSQL both take. Numbers are texts in Java's
 * shortest exact spelling, since H2 has no −0.
 */
final class VerdictTable {
  private static final int VERSION = 1;

  private static final String VERSIONS =
      "CREATE TABLE IF NOT EXISTS verdicts_version (version INTEGER PRIMARY KEY)";

  private static final String VERDICTS =
      """
      CREATE TABLE IF NOT EXISTS verdicts (
        run VARCHAR NOT NULL, purpose VARCHAR NOT NULL, "order" BIGINT NOT NULL,
        "row" INTEGER NOT NULL, subject VARCHAR NOT NULL,
        preference VARCHAR, first_score VARCHAR, second_score VARCHAR,
        win VARCHAR, golden VARCHAR, reward VARCHAR,
        PRIMARY KEY (run, purpose, "order", "row"))\
      """;

  private static final String INSERT =
      "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String SELECT =
      """
      SELECT subject, preference, first_score, second_score, win, golden, reward
      FROM verdicts WHERE run = ? AND purpose = ? AND "order" = ? ORDER BY "row"\
      """;

  private VerdictTable() {}

  /** Makes the table where it is absent; refuses one of another version. */
  static void make(Connection connection, String where) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(VERSIONS);
      statement.execute(VERDICTS);
      int version = version(statement);
      if (version == 0) {
        statement.execute("INSERT INTO verdicts_version VALUES (" + VERSION + ")");
      } else if (version != VERSION) {
        throw new DataException(
            "%s: a table of verdicts of version %d (expected: %d)"
                .formatted(where, version, VERSION));
      }
    }
    connection.commit();
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet newest = statement.executeQuery("SELECT MAX(version) FROM verdicts_version")) {
      return newest.next() ? newest.getInt(1) : 0;
    }
  }

  static void insert(Connection connection, VerdictKey key, RecordedVerdict verdict)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int row = 0; row < verdict.rows().size(); row++) {
        bind(insert, key);
        insert.setInt(4, row);
        insert.setString(5, verdict.subject());
        bind(insert, cells(verdict.rows().get(row)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static Optional<RecordedVerdict> find(Connection connection, VerdictKey key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      bind(select, key);
      try (ResultSet found = select.executeQuery()) {
        return verdict(found);
      }
    }
  }

  private static void bind(PreparedStatement statement, VerdictKey key) throws SQLException {
    statement.setString(1, key.run());
    statement.setString(2, key.purpose());
    statement.setLong(3, key.order());
  }

  private static void bind(PreparedStatement insert, @Nullable Object[] cells) throws SQLException {
    for (int i = 0; i < cells.length; i++) {
      insert.setString(6 + i, cells[i] == null ? null : cells[i].toString());
    }
  }

  private static @Nullable Object[] cells(VerdictRow row) {
    return switch (row) {
      case VerdictRow.Pair pair ->
          new @Nullable Object[] {pair.preference(), pair.first(), pair.second(), null, null, null};
      case VerdictRow.Answer answer ->
          new @Nullable Object[] {null, null, null, answer.win(), answer.golden(), answer.reward()};
    };
  }

  private static Optional<RecordedVerdict> verdict(ResultSet found) throws SQLException {
    String subject = null;
    List<VerdictRow> rows = new ArrayList<>();
    while (found.next()) {
      subject = found.getString("subject");
      rows.add(row(found));
    }
    return subject == null ? Optional.empty() : Optional.of(new RecordedVerdict(subject, rows));
  }

  private static VerdictRow row(ResultSet found) throws SQLException {
    String preference = found.getString("preference");
    return preference == null
        ? new VerdictRow.Answer(
            Double.parseDouble(found.getString("win")),
            number(found, "golden"),
            number(found, "reward"))
        : new VerdictRow.Pair(
            preference, number(found, "first_score"), number(found, "second_score"));
  }

  private static @Nullable Double number(ResultSet found, String column) throws SQLException {
    String text = found.getString(column);
    return text == null ? null : Double.valueOf(text);
  }
}
