package io.sampo.data;

import java.util.Arrays;

/**
 * Reads token ids from cells.
 *
 * @param name of their source, for messages
 * @param vocabulary ids below it are ids
 */
record IdCells(String name, int vocabulary) {

  /** The ids of a cell such as {@code [5, 6, 7]}. */
  int[] read(int row, String column, String cell) {
    String list = cell.strip();
    if (!list.startsWith("[") || !list.endsWith("]")) {
      throw refused(row, column, list, "a list of token ids such as [5, 6, 7]");
    }
    String inner = list.substring(1, list.length() - 1).strip();
    return inner.isEmpty()
        ? new int[0]
        : Arrays.stream(inner.split(",", -1)).mapToInt(id -> id(row, column, id.strip())).toArray();
  }

  private int id(int row, String column, String text) {
    try {
      int id = Integer.parseInt(text);
      if (id >= 0 && id < vocabulary) {
        return id;
      }
    } catch (NumberFormatException _) {
      // Refused below, like a number that is no id.
    }
    throw refused(row, column, text, "a token id, 0.." + (vocabulary - 1));
  }

  private DataException refused(int row, String column, String value, String expectation) {
    return new DataException(
        "%s: row %d: %s: %s (expected: %s)".formatted(name, row, column, value, expectation));
  }
}
