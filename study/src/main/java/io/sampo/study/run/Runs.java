package io.sampo.study.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All runs of a study.
 *
 * @param records by the arm's name, one a seed in the order of the seeds
 * @param found measures of each examination by the names of docs/metrics.md, one map a seed
 */
public record Runs(
    Map<String, List<RunRecord>> records, Map<Exam, List<Map<String, Double>>> found) {
  public Runs {
    records = Map.copyOf(shared(records));
    found = Map.copyOf(found);
  }

  private static Map<String, List<RunRecord>> shared(Map<String, List<RunRecord>> records) {
    Map<String, List<RunRecord>> shared = new HashMap<>();
    records.forEach((arm, runs) -> shared.put(arm, RunRecord.sharingSteps(runs)));
    return shared;
  }

  /** Runs whose final models nobody examines. */
  public Runs(Map<String, List<RunRecord>> records) {
    this(records, Map.of());
  }

  public List<RunRecord> of(String arm) {
    return Objects.requireNonNull(records.get(arm), arm);
  }

  List<Map<String, Double>> found(Exam exam) {
    return Objects.requireNonNull(found.get(exam), exam.name());
  }

  public int seeds() {
    return records.values().iterator().next().size();
  }

  /** A metric of an arm's final models, one a seed. */
  public double[] ends(String arm, String metric) {
    return of(arm).stream().mapToDouble(run -> run.end(metric)).toArray();
  }
}
