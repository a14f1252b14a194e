package io.sampo.data.recording;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A recording's columns, and how DuckDB writes them. */
final class RecordingTable {
  private static final String COLUMNS =
      """
      run VARCHAR, step INTEGER, "order" BIGINT, "row" INTEGER, version BIGINT,
      prompt_ids INTEGER[], response_ids INTEGER[], finished BOOLEAN,
      behaviour FLOAT[], reference FLOAT[], sampled FLOAT[],
      score DOUBLE, preference VARCHAR, fate VARCHAR, judge VARCHAR\
      """;

  private static final String PARQUET = " (FORMAT parquet, COMPRESSION zstd)";

  private RecordingTable() {}

  /** An in-memory database; one thread, so that rows keep their order. */
  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = true");
      statement.execute("SET autoinstall_known_extensions = false");
    }
    return connection;
  }

  static void write(Path file, String run, String judge, List<RecordedRow> rows)
      throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE recording (" + COLUMNS + ")");
      append(connection, run, judge, rows);
      statement.execute("COPY recording TO " + quoted(file) + PARQUET);
    }
  }

  private static void append(
      Connection connection, String run, String judge, List<RecordedRow> rows) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("main", "recording")) {
      for (RecordedRow row : rows) {
        append(appender, run, judge, row);
      }
    }
  }

  private static void append(DuckDBAppender to, String run, String judge, RecordedRow row)
      throws SQLException {
    to.beginRow();
    to.append(run).append(row.step()).append(row.order()).append(row.row()).append(row.version());
    to.append(row.prompt()).append(row.response()).append(row.finished()).append(row.behaviour());
    append(to, row.reference());
    append(to, row.sampled());
    to.append(row.score()).append(row.preference()).append(row.fate());
    to.append(row.preference() == null ? null : judge);
    to.endRow();
  }

  private static void append(DuckDBAppender to, float @Nullable [] logProbs) throws SQLException {
    if (logProbs == null) {
      to.appendNull();
    } else {
      to.append(logProbs);
    }
  }

  static void join(Path file, List<Path> parts) throws SQLException {
    String all = parts.stream().map(RecordingTable::quoted).collect(Collectors.joining(", "));
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_parquet([" + all + "])) TO " + quoted(file) + PARQUET);
    }
  }

  /** An SQL text that DuckDB takes for this file and no pattern. */
  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''").replaceAll("[\\[*?]", "[$0]") + "'";
  }
}
