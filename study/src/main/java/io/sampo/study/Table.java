package io.sampo.study;

import java.util.List;

/**
 * Numbers in rows, as text.
 *
 * @param title what the rows are
 * @param columns their heads; the first column names the row
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            title + ": " + row.size() + " cells (expected: " + columns.size() + ")");
      }
    }
  }
}
