package io.sampo.study.run;

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
    records.forEach(Runs::requireSameSteps);
    records = Map.copyOf(records);
    found = Map.copyOf(found);
  }

  /** Curves over seeds are compared point by point. */
  private static void requireSameSteps(String arm, List<RunRecord> runs) {
    List<List<Integer>> steps = runs.stream().map(RunRecord::steps).distinct().toList();
    if (steps.size() > 1) {
      throw new IllegalArgumentException(
          arm + ": its seeds are measured at steps " + steps + " (expected: the same of each)");
    }
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
