package io.sampo.app.chaos;

import io.sampo.app.metrics.Summary;
import java.time.Duration;

/**
 * The run that nobody disturbed, as it ended.
 *
 * @param wall from the start of its process to the end
 */
record Undisturbed(Summary summary, Commits commits, Duration wall) {
  /** Orders of the whole run. */
  long orders() {
    return summary.orders().trained() + summary.orders().dropped();
  }
}
