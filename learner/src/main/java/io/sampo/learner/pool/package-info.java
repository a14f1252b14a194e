/**
 * A pool of learners that share each step.
 *
 * <pre>
 *   leader's node                                              helper's node
 *
 *   SharedGradients ◀──▶ ShareBoard ◀──▶ LeaderActor ◀──────▶ HelperActor ──▶ PolicyHelping
 *   (model thread)           ▲                                                  │ (model thread)
 *                            └── GradientFetch ◀──────── gRPC ────── GradientShelf
 * </pre>
 *
 * <p>The leader computes too, and folds all gradients in order of place. It never depends on a
 * helper: what does not come in time it computes itself, and gets the same bits.
 */
@NullMarked
package io.sampo.learner.pool;

import org.jspecify.annotations.NullMarked;
