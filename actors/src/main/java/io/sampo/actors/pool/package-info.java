/**
 * How learners share a step: the one that leads hands out micro-batches, the others compute their
 * gradients.
 *
 * <pre>
 *   helper ── PullShare ──▶ leader        one micro-batch is asked for at a time
 *   helper ◀── Shared ───── leader
 *   helper ── ShareDone ──▶ leader        names the gradient, which the leader then fetches over gRPC
 * </pre>
 */
@NullMarked
package io.sampo.actors.pool;

import org.jspecify.annotations.NullMarked;
