/**
 * The losses as plain arithmetic on log-probs: one class a loss, with its formula and source. A
 * loss gives its value and its derivatives by log-prob; the model turns these into gradients of the
 * weights.
 *
 * <p>Sources: [H] Song et al. 2024 (HyPO), [T] Tang et al. 2024, [B] Xu et al. 2024 (BPO).
 */
@NullMarked
package io.sampo.learner.loss;

import org.jspecify.annotations.NullMarked;
