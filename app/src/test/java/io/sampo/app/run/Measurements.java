package io.sampo.app.run;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the evaluations of a run have found. */
final class Measurements {
  private Measurements() {}

  /** By step, without the moment. */
  static Map<Integer, Map<String, Double>> of(RunFolder run) throws IOException {
    Map<Integer, Map<String, Double>> measured = new TreeMap<>();
    for (MetricsRow row : MetricsLog.read(run.metrics())) {
      if (row.kind() == MetricsRow.Kind.EVALUATION) {
        measured.put(row.step(), row.values());
      }
    }
    return measured;
  }
}
