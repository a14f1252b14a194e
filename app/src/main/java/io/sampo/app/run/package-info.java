/**
 * A run as a whole: its inputs, its nodes, what is shown and written while it goes, its end.
 *
 * <pre>
 *   RunConfig ─▶ RunInputs ─▶ OrderCutter, EvaluationSchedule ─┐
 *                                                              ▼
 *   Run ──▶ Node (coordinator, …) ◀── cluster ──▶ Node (sampler) Node (judge) Node (learner)
 *    ▲        │
 *    └────────┴─ RunMonitor ─▶ display, metrics.jsonl ─▶ RunEnd ─▶ summary.json, report.html
 * </pre>
 */
@NullMarked
package io.sampo.app.run;

import org.jspecify.annotations.NullMarked;
