package io.sampo.data;

import io.sampo.config.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data file read by DuckDB (in memory, one thread, so that rows keep the order of the file): JSON
 * lines, a JSON array, CSV or Parquet, gzip'd or not, its columns mapped by SQL expressions.
 */
public final class DataFile {
  private static final String NO_ROWS = ": no rows (expected: at least one)";

  private final Path path;
  private final Map<String, String> columns;
  private final int rows;
  private final Relation relation;
  private final String from;

  private DataFile(DataSource.File source, UnaryOperator<String> view) {
    this.path = source.path();
    this.columns = source.columns();
    this.rows = source.rows();
    this.relation = Relation.of(source);
    this.from = view.apply(relation.sql());
  }

  /** The cells that {@code source} maps, row by row; throws {@link DataException}. */
  public static TextRows read(DataSource.File source) {
    return open(source, UnaryOperator.identity()).asked(DataFile::read);
  }

  /**
   * The same of a run's recording, which has a row for each response: a row for each pair with a
   * winner, as columns prompt_ids, chosen_ids and rejected_ids, in the order of the run.
   */
  public static TextRows readRecorded(DataSource.File source) {
    return open(source, DataFile::recordedPairs).asked(DataFile::read);
  }

  /** Rows 2p and 2p + 1 of an order answer prompt p; both say which of them won. */
  private static String recordedPairs(String recording) {
    return """
    (SELECT a.prompt_ids,
       CASE a.preference WHEN 'first' THEN a.response_ids ELSE b.response_ids END AS chosen_ids,
       CASE a.preference WHEN 'first' THEN b.response_ids ELSE a.response_ids END AS rejected_ids
     FROM %1$s a JOIN %1$s b ON a."order" = b."order" AND a."row" + 1 = b."row"
     WHERE a."row" %% 2 = 0 AND a.preference IN ('first', 'second')
     ORDER BY a."order", a."row")\
    """
        .formatted(recording);
  }

  /** The names of the file's columns, whatever {@code source} maps. */
  public static List<String> columns(DataSource.File source) {
    return open(source, UnaryOperator.identity()).asked(DataFile::present);
  }

  private static DataFile open(DataSource.File source, UnaryOperator<String> view) {
    if (!Files.isRegularFile(source.path())) {
      throw new DataException(source.path() + ": no such file");
    }
    if (source.path().toFile().length() == 0) {
      throw new DataException(source.path() + NO_ROWS);
    }
    return new DataFile(source, view);
  }

  /** A question that DuckDB answers. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(DataFile file, Connection connection) throws SQLException;
  }

  private <T> T asked(Question<T> question) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      prepare(connection);
      return question.ask(this, connection);
    } catch (SQLException e) {
      throw BrokenJson.in(path, relation)
          .orElseGet(() -> new DataException(path + ": cannot be read: " + cause(e), e));
    }
  }

  private TextRows read(Connection connection) throws SQLException {
    List<String> present = present(connection);
    for (Map.Entry<String, String> column : columns.entrySet()) {
      check(connection, column.getKey(), column.getValue(), present);
    }
    return rows(connection);
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = true");
      statement.execute("SET autoinstall_known_extensions = false");
    }
  }

  private List<String> present(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
  }

  private void check(
      Connection connection, String column, String expression, List<String> present) {
    String sql = "SELECT (" + expression + ") FROM " + from;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.getMetaData();
    } catch (SQLException e) {
      throw new DataException(
          "%s: columns.%s: \"%s\" does not fit (the file has: %s): %s"
              .formatted(path, column, expression, String.join(", ", present), cause(e)),
          e);
    }
  }

  private TextRows rows(Connection connection) throws SQLException {
    List<List<String>> cells = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query())) {
      while (result.next()) {
        cells.add(row(result, cells.size() + 1));
      }
    }
    if (cells.isEmpty()) {
      throw new DataException(path + NO_ROWS);
    }
    return new TextRows(path.toString(), cells);
  }

  private String query() {
    return columns.values().stream()
        .map(expression -> "CAST((" + expression + ") AS VARCHAR)")
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + from + limit()));
  }

  private String limit() {
    return rows == 0 ? "" : " LIMIT " + rows;
  }

  private List<String> row(ResultSet result, int number) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (String column : columns.keySet()) {
      @Nullable String cell = result.getString(cells.size() + 1);
      if (cell == null || cell.isEmpty()) {
        String what = cell == null ? "missing" : "empty";
        throw new DataException(
            path + ": row " + number + ": " + column + " is " + what + " (expected: a text)");
      }
      cells.add(cell);
    }
    return cells;
  }

  private static String cause(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
