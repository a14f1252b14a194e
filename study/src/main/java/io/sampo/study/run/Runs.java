package io.sampo.study.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All runs of a study.
 *
 * @param records by the arm's name, one a seed in the order of the seeds
 */
public record Runs(Map<String, List<RunRecord>> records) {
  public Runs {
    records = Map.copyOf(records);
  }

  public List<RunRecord> of(String arm) {
    return Objects.requireNonNull(records.get(arm), arm);
  }

  public int seeds() {
    return records.values().iterator().next().size();
  }

  /** A metric of an arm's final models, one a seed. */
  public double[] ends(String arm, String metric) {
    return of(arm).stream().mapToDouble(run -> run.end(metric)).toArray();
  }
}
