/**
 * One step of the learner, in plain classes: a batch becomes micro-batches, a micro-batch its
 * layout and its objective, the objective's derivatives the weights' gradients.
 *
 * <pre>
 *   Batch ──▶ MicroBatch (one an order) ──▶ Pass ──▶ Objective ──▶ cotangents ──▶ GradientSum ──▶ AdamW ──▶ θ_{t+1}
 * </pre>
 */
@NullMarked
package io.sampo.learner.step;

import org.jspecify.annotations.NullMarked;
