package io.sampo.actors.coordinator;

import java.time.Duration;

/**
 * What may become of an order.
 *
 * @param reissueAfter one held longer is issued to another worker too, and one that failed may then
 *     go to a node where it has failed
 * @param maxFailures failures of one order, on different nodes where there are any, that stop the
 *     run
 * @param maxLosses nodes in a row that are gone with one order, which stop the run
 * @param maxUnjudged results that may wait for a judge before samplers must wait too
 * @param mixedNumerics whether two results of one order may differ; the first one counts
 */
public record OrderRules(
    Duration reissueAfter, int maxFailures, int maxLosses, int maxUnjudged, boolean mixedNumerics) {
  public OrderRules {
    atLeastOne("max-failures", maxFailures);
    atLeastOne("max-losses", maxLosses);
    atLeastOne("max-unjudged", maxUnjudged);
    if (!reissueAfter.isPositive()) {
      throw new IllegalArgumentException(
          "reissue-after: " + reissueAfter + " (expected: positive)");
    }
  }

  private static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + ": " + value + " (expected: 1 or more)");
    }
  }
}
