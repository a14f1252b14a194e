package io.sampo.actors.coordinator;

import io.sampo.config.Phases;
import java.time.Duration;

/**
 * What the coordinator needs to know beside the orders.
 *
 * @param phases of the run: T, and the version that generates batch t
 * @param rules what may become of an order
 * @param headStart how long a learner that leads already has to say so before another may begin: 0
 *     where a run begins
 * @param tick how often lateness is looked at and the status is told
 */
public record CoordinatorSettings(
    Phases phases, OrderRules rules, Duration headStart, Duration tick) {
  public CoordinatorSettings {
    if (!tick.isPositive()) {
      throw new IllegalArgumentException("tick: " + tick + " (expected: positive)");
    }
  }

  /** T. */
  int steps() {
    return phases.steps();
  }
}
