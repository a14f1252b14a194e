package io.sampo.data.verdicts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a store: opened when somebody asks, and anew after it has broken. Whoever
 * asks waits for the one before.
 */
final class Line implements AutoCloseable {
  /** A connection that does not answer for this long, seconds, is broken. */
  private static final int SILENCE = 10;

  private final VerdictPlace place;
  private @Nullable Connection open;

  Line(VerdictPlace place) {
    this.place = place;
  }

  /** What is asked of a database, in one transaction or several. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  synchronized <T> T ask(Question<T> question) throws SQLException {
    try {
      Connection connection = alive();
      T answer = question.ask(connection);
      connection.commit();
      return answer;
    } catch (SQLException | RuntimeException e) {
      hangUp(e);
      throw e;
    }
  }

  private Connection alive() throws SQLException {
    if (open != null && open.isValid(SILENCE)) {
      return open;
    }
    close();
    Connection connection = DriverManager.getConnection(place.url(), properties());
    open = connection;
    prepare(connection);
    return connection;
  }

  private void hangUp(Exception reason) {
    try {
      close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** A commit waits for the disk, whatever the server's own settings say. */
  private void prepare(Connection connection) throws SQLException {
    if (!place.isH2()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = on");
      }
    }
    connection.setAutoCommit(false);
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (place.user() != null) {
      properties.setProperty("user", place.user());
    }
    if (place.password() != null) {
      properties.setProperty("password", place.password());
    }
    if (!place.isH2()) {
      properties.setProperty("connectTimeout", Integer.toString(SILENCE));
      properties.setProperty("socketTimeout", Integer.toString(SILENCE));
      properties.setProperty("tcpKeepAlive", "true");
    }
    return properties;
  }

  @Override
  public synchronized void close() throws SQLException {
    Connection connection = open;
    open = null;
    if (connection != null) {
      connection.close();
    }
  }
}
