package io.sampo.app.chaos;

import io.sampo.app.metrics.MetricsRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many pairs the steps of one run trained on and those of another did not, step by step: what
 * is missing in one step is not made up for by a repetition in another.
 *
 * @param missing from the second run
 * @param surplus in the second run
 */
record PairsApart(long missing, long surplus) {
  static PairsApart of(List<MetricsRow> first, List<MetricsRow> second) {
    Map<Integer, Long> apart = new LinkedHashMap<>();
    first.forEach(row -> apart.merge(row.step(), -pairs(row), Long::sum));
    second.forEach(row -> apart.merge(row.step(), pairs(row), Long::sum));
    long missing = apart.values().stream().mapToLong(n -> Math.max(0, -n)).sum();
    long surplus = apart.values().stream().mapToLong(n -> Math.max(0, n)).sum();
    return new PairsApart(missing, surplus);
  }

  /** Ties count: they were judged, and trained on nobody. */
  private static long pairs(MetricsRow row) {
    return Math.round(row.value("pairs_trained") + row.value("pairs_tied"));
  }
}
