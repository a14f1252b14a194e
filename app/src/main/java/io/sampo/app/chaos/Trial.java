package io.sampo.app.chaos;

import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One disturbed run, as it ended.
 *
 * @param events the faults that it suffered
 * @param restarts of processes, those that were killed included
 * @param recoveries seconds, by role; of the leading learner and coordinator, and of workers that
 *     held an order
 * @param wall from the start of the first process to the end of the last
 */
record Trial(
    List<Event> events,
    int restarts,
    Summary summary,
    Commits commits,
    Map<Role, List<Double>> recoveries,
    Duration wall) {
  Trial {
    events = List.copyOf(events);
    recoveries = Map.copyOf(recoveries);
  }

  /** Whether nothing came of its faults. */
  boolean isUnharmed(Undisturbed run) {
    return hasSameWeights(run) && lost(run) == 0 && duplicates(run) == 0;
  }

  boolean hasSameWeights(Undisturbed run) {
    return summary.weightsSha256().equals(run.summary().weightsSha256());
  }

  /** Orders that were neither trained nor dropped, or the pairs of them that a step lacks. */
  long lost(Undisturbed run) {
    return Math.max(pairs(run).missing(), run.orders() - settled());
  }

  /** Orders that were trained or dropped more than once, or the pairs that a step has too many. */
  long duplicates(Undisturbed run) {
    return Math.max(pairs(run).surplus(), settled() - run.orders());
  }

  private PairsApart pairs(Undisturbed run) {
    return PairsApart.of(run.commits().rows(), commits.rows());
  }

  private long settled() {
    return summary.orders().trained() + summary.orders().dropped();
  }
}
