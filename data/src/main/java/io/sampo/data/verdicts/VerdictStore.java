package io.sampo.data.verdicts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Verdicts in a relational database, each there once and for ever. Any thread may ask. A call
 * throws {@link StoreUnreachableException} where asking again later may help, and {@link
 * io.sampo.data.DataException} where a person has to mend something.
 */
public final class VerdictStore implements AutoCloseable {
  private final VerdictPlace place;
  private final Line line;
  private volatile boolean made;

  private VerdictStore(VerdictPlace place) {
    this.place = place;
    this.line = new Line(place);
  }

  /** The store at a place, which nobody has asked for anything yet. */
  public static VerdictStore at(VerdictPlace place) {
    return new VerdictStore(place);
  }

  /** Throws unless the database answers and lets this user in; changes nothing there. */
  public void requireReachable() {
    asked(_ -> true);
  }

  /** Makes the table where it is absent. Every other call does so too, once. */
  void prepare() {
    call(_ -> true);
  }

  /** What is kept under a key. */
  public Optional<RecordedVerdict> find(VerdictKey key) {
    return call(connection -> VerdictTable.find(connection, key));
  }

  /**
   * Keeps a verdict, whole, unless there is one under that key; it is on disk when this returns.
   *
   * @return the one that is there now: this or the earlier one
   */
  public RecordedVerdict keep(VerdictKey key, RecordedVerdict verdict) {
    return call(connection -> kept(connection, key, verdict));
  }

  private RecordedVerdict kept(Connection connection, VerdictKey key, RecordedVerdict verdict)
      throws SQLException {
    try {
      VerdictTable.insert(connection, key, verdict);
      connection.commit();
      flush(connection);
      return verdict;
    } catch (SQLException e) {
      if (!StoreFailure.isThereAlready(e)) {
        throw e;
      }
      connection.rollback();
      return VerdictTable.find(connection, key).orElseThrow(() -> e);
    }
  }

  /** A commit of PostgreSQL is on disk; one of H2 is on its way there. */
  private void flush(Connection connection) throws SQLException {
    if (place.isH2()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
    }
  }

  private <T> T call(Line.Question<T> question) {
    return asked(connection -> {
      make(connection);
      return question.ask(connection);
    });
  }

  private <T> T asked(Line.Question<T> question) {
    try {
      return line.ask(question);
    } catch (SQLException e) {
      throw StoreFailure.of("store of verdicts " + place, e);
    }
  }

  private void make(Connection connection) throws SQLException {
    if (made) {
      return;
    }
    try {
      VerdictTable.make(connection, place.toString());
    } catch (SQLException e) {
      if (!StoreFailure.isMadeAlready(e)) {
        throw e;
      }
      // Another process made it at the same moment, and has finished.
      connection.rollback();
      VerdictTable.make(connection, place.toString());
    }
    made = true;
  }

  @Override
  public void close() {
    try {
      line.close();
    } catch (SQLException e) {
      throw StoreFailure.of("store of verdicts " + place, e);
    }
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
