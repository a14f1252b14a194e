package io.sampo.actors.coordinator;

import io.sampo.config.Phases;
import java.time.Duration;

/**
 * What the coordinator needs to know beside the orders.
 *
 * @param phases of the run: T, and the version that generates batch t
 * @param reissueAfter an order held longer is issued to another worker too
 * @param maxFailures failures of one order, on different nodes where there are any, that stop the
 *     run
 * @param maxUnjudged results that may wait for a judge before samplers must wait too
 * @param headStart how long a learner that leads already has to say so before another may begin: 0
 *     where a run begins
 * @param tick how often lateness is looked at and the status is told
 */
public record CoordinatorSettings(
    Phases phases,
    Duration reissueAfter,
    int maxFailures,
    int maxUnjudged,
    Duration headStart,
    Duration tick) {
  public CoordinatorSettings {
    atLeast("max-failures", maxFailures, 1);
    atLeast("max-unjudged", maxUnjudged, 1);
    if (!reissueAfter.isPositive() || !tick.isPositive()) {
      throw new IllegalArgumentException(
          "reissue-after, tick: " + reissueAfter + ", " + tick + " (expected: positive)");
    }
  }

  /** T. */
  int steps() {
    return phases.steps();
  }

  private static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " or more)");
    }
  }
}
