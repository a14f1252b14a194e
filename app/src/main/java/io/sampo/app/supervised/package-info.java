/**
 * Training from fixed data, {@code sft} and {@code reward-model}: the bundled checkpoints are made
 * by it.
 *
 * <pre>
 *   file | task ──▶ TextRows ──▶ Demonstration ──▶ FineTuning ─────▶ model folder
 *   file ────────▶ TextRows ──┐
 *   policy's samples, ────────┴▶ Comparison ────▶ RewardTraining ──▶ model folder, scalar head
 *   labelled by the golden scorer
 * </pre>
 */
@NullMarked
package io.sampo.app.supervised;

import org.jspecify.annotations.NullMarked;
