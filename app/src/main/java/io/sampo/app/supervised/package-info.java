/**
 * Training from fixed data, {@code sft}, {@code reward-model} and {@code preference-model}: the
 * bundled checkpoints are made by it.
 *
 * <pre>
 *   file | task ──▶ TextRows ──▶ Demonstration ──▶ FineTuning ─────▶ model folder
 *   file ────────▶ TextRows ──┐
 *   policy's samples, ────────┴▶ Comparison ────▶ HeadTraining ───▶ model folder, scalar head
 *   labelled by the golden scorer
 * </pre>
 */
@NullMarked
package io.sampo.app.supervised;

import org.jspecify.annotations.NullMarked;
