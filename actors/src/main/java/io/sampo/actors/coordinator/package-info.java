/**
 * The one place that knows how far the run is: cuts orders, hands them to whoever asks, puts
 * results back in order, keeps the ledger.
 *
 * <pre>
 *   OrderSource ──batch t──▶ RunProgress ──opens──▶ OrderBook ──order──▶ samplers
 *                                 ▲                  │    ▲  ──rollout──▶ judges
 *                                 │              complete │
 *                     commit t+1  │                  ▼    └── results, verdicts
 *                 learner ────────┴──────◀──batch t──┘
 * </pre>
 *
 * {@link io.sampo.actors.coordinator.Coordinator} is the contract; the other classes decide, and
 * only CoordinatorBehavior is an actor.
 */
@NullMarked
package io.sampo.actors.coordinator;

import org.jspecify.annotations.NullMarked;
