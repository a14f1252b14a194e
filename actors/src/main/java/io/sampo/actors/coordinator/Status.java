package io.sampo.actors.coordinator;

import io.sampo.actors.wire.Wire;
import io.sampo.actors.work.Ledger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the run stands, for people and metrics.
 *
 * @param step updates committed; -1 before a learner is there
 * @param steps T
 * @param leads who leads
 * @param orders open orders by {@link OrderState}, training and evaluation
 * @param ledger of training orders
 * @param samplers sampler nodes' workers known, waiting ones included
 * @param idleSamplers those that wait for an order
 * @param judges judges known
 * @param idleJudges those that wait for a rollout
 * @param samples responses received since this coordinator began
 * @param samplerNanos time samplers spent on received results, summed, ns
 * @param judgeNanos time judges spent on received verdicts, summed, ns
 */
public record Status(
    int step,
    int steps,
    Leads leads,
    Map<String, Integer> orders,
    Ledger ledger,
    int samplers,
    int idleSamplers,
    int judges,
    int idleJudges,
    long samples,
    long samplerNanos,
    long judgeNanos)
    implements Wire {
  /** Before anything is known. */
  public static final Status NONE =
      new Status(-1, 0, Leads.NOBODY, Map.of(), Ledger.EMPTY, 0, 0, 0, 0, 0, 0, 0);

  public Status {
    orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
  }
}
