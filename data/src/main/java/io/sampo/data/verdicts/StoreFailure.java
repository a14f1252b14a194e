package io.sampo.data.verdicts;

import io.sampo.data.DataException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a database's refusal means. SQLSTATE tells: five characters, of which the first two are its
 * class.
 */
final class StoreFailure {
  /** A row, or one of PostgreSQL's catalogue. */
  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * What PostgreSQL says too when two make a table at once, IF NOT EXISTS or not: the table is
   * there, or the type of its rows.
   */
  private static final Set<String> MADE_MEANWHILE = Set.of(UNIQUE_VIOLATION, "42P07", "42710");

  /** H2: another process has the file open. */
  private static final String IN_USE = "90020";

  /**
   * Connection lost or refused; no memory, disk or connection left; cut off as a whole or in favour
   * of others; the server ends or begins; its files cannot be read or written.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "40", "57", "58");

  /** The server takes no writes: a standby that is to lead, or one whose disk is full. */
  private static final String READ_ONLY = "25006";

  private StoreFailure() {}

  /** Whether somebody else has written that row. */
  static boolean isThereAlready(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  /** Whether somebody else has made the table at the same moment. */
  static boolean isMadeAlready(SQLException failure) {
    return MADE_MEANWHILE.contains(String.valueOf(failure.getSQLState()));
  }

  /** The exception for whoever asked the store at {@code where}. */
  static RuntimeException of(String where, SQLException failure) {
    if (IN_USE.equals(failure.getSQLState())) {
      return new DataException(
          where
              + ": another process has the file open (expected: one process that judges, or"
              + " verdicts.record = postgresql)",
          failure);
    }
    String cause = where + ": " + cause(failure);
    return isPassing(failure)
        ? new StoreUnreachableException(cause, failure)
        : new DataException(cause, failure);
  }

  private static boolean isPassing(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals(READ_ONLY) || PASSING_CLASSES.stream().anyMatch(state::startsWith);
  }

  /** The first line of what the database said. */
  private static String cause(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
