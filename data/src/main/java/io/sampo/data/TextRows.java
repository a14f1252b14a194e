package io.sampo.data;

import java.util.List;

/**
 * Rows of text in the order of their source.
 *
 * @param name of the source, for messages
 * @param rows the columns' cells, row by row; row numbers in messages count from 1
 */
public record TextRows(String name, List<List<String>> rows) {
  public TextRows {
    rows = List.copyOf(rows);
  }
}
