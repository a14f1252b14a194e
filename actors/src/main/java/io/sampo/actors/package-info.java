/**
 * Coordination: who does what when, never how much of it. Plain data and Pekko only.
 *
 * <pre>
 *                 ┌────────────────────── coordinator ──────────────────────┐
 *                 │  OrderSource ─▶ orders: waiting ▶ generating ▶ generated │
 *                 │                 ▶ judging ▶ complete ▶ batched ▶ settled │
 *                 └──▲──────┬───────────────▲──────┬────────────────▲──────┬─┘
 *            PullOrder │  Assigned  PullRollout │  ToJudge    PullBatch │  BatchReady
 *            OrderDone │      ▼    VerdictGiven │      ▼       (commit) │      ▼
 *                   ┌──┴──────────┐       ┌──┴──────────┐       ┌──┴──────────┐
 *                   │  samplers   │       │   judges    │       │   learner   │
 *                   └──▲──────────┘       └─────────────┘       └──┬──────────┘
 *          Locate, Holding │                                        │ Publish
 *                   ┌──┴────────────────── registry ───────────────▼──┐
 *                   │  one row a node, Distributed Data; Pin by coordinator │
 *                   └─────────────────────────────────────────────────┘
 *            weights themselves: gRPC between the nodes, outside the actors
 *            watchdog, one a node: names who waits for what for too long
 * </pre>
 *
 * <p>Backpressure: each loop, what it waits for, and who lets it go on.
 *
 * <table>
 * <caption>Loops</caption>
 * <tr><th>loop</th><th>waits for</th><th>let go by</th></tr>
 * <tr><td>sampler</td><td>an open batch with an order left, and fewer unjudged results than
 * allowed</td><td>a commit, which opens the next batch; a judge that takes a rollout</td></tr>
 * <tr><td>sampler</td><td>exactly version v(t)</td><td>the learner's Publish</td></tr>
 * <tr><td>judge</td><td>a generated order</td><td>a sampler's OrderDone</td></tr>
 * <tr><td>learner</td><td>batch t, whole and in order</td><td>the last verdict of it</td></tr>
 * </table>
 */
@NullMarked
package io.sampo.actors;

import org.jspecify.annotations.NullMarked;
