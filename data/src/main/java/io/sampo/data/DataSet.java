package io.sampo.data;

import java.util.List;

/**
 * Rows ready to train or measure on.
 *
 * @param name of their source
 * @param dropped rows left out because they do not fit the context
 * @param truncated rows whose prompt lost its first tokens
 */
public record DataSet<R extends TokenRow>(String name, List<R> rows, int dropped, int truncated) {
  public DataSet {
    rows = List.copyOf(rows);
  }

  /** SHA-256, in hex, over the ids of all rows; what a checkpoint remembers of its data. */
  public String digest() {
    return IdDigest.of(rows);
  }
}
