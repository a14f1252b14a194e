package io.sampo.data.verdicts;

import java.util.List;

/**
 * A verdict as it is kept.
 *
 * @param subject digest of what was judged, and by whom
 * @param rows in order
 */
public record RecordedVerdict(String subject, List<VerdictRow> rows) {
  public RecordedVerdict {
    rows = List.copyOf(rows);
  }
}
