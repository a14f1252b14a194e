package io.sampo.app.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a store of verdicts holds, read behind its back. */
final class VerdictRows {
  private VerdictRows() {}

  /** How many rows of that purpose are in the store at this JDBC address. */
  static long count(String url, String purpose) throws SQLException {
    String sql = "SELECT COUNT(*) FROM verdicts WHERE purpose = ?";
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, purpose);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }
}
