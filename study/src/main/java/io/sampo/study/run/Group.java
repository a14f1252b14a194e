package io.sampo.study.run;

import java.util.List;

/**
 * Arms that stand for one method on several tasks.
 *
 * @param arms their names, in an order of the tasks that all groups share
 */
public record Group(String name, List<String> arms) {
  public Group {
    arms = List.copyOf(arms);
  }

  /** The final value of a metric, {@code [task][seed]}. */
  double[][] scores(Runs runs, String metric) {
    return arms.stream().map(arm -> runs.ends(arm, metric)).toArray(double[][]::new);
  }

  /** The mean over the tasks, for one seed. */
  public Quantity end(String metric) {
    return Quantity.mean(arms.stream().map(arm -> Quantity.end(arm, metric)).toList());
  }
}
