package io.sampo.app.run;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the evaluations of a run have found. */
final class Measurements {
  private Measurements() {}

  /** By step, without the moment. */
  static Map<Integer, Map<String, Double>> of(RunFolder run) throws IOException {
    Map<Integer, Map<String, Double>> measured = new TreeMap<>();
    rows(run).forEach(row -> measured.put(row.step(), row.values()));
    return measured;
  }

  /** One after the other, a step that was measured twice twice. */
  static Stream<MetricsRow> rows(RunFolder run) throws IOException {
    return MetricsLog.read(run.metrics()).stream()
        .filter(row -> row.kind() == MetricsRow.Kind.EVALUATION);
  }
}
