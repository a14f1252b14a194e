/**
 * The bundled summarization task: short posts that one seeded generator writes, reference summaries
 * of uneven quality, and a golden scorer in code that knows what a good summary is.
 *
 * <pre>
 *   (split, index) ──▶ Story ──▶ Post ──text──▶ FactReader ──▶ Facts ─┐
 *                                  │                                  ├─▶ GoldenScorer ─▶ [−2, 3]
 *                                  └─▶ ReferenceWriter ──▶ summary ───┘        │
 *                                                                    BradleyTerryLabels ─▶ chosen, rejected
 * </pre>
 *
 * <p>Every text is a pure function of (split, index, draw): nothing is stored, nothing depends on
 * what was asked before. {@link io.sampo.task.BundledTask} is the door for everyone outside.
 */
@NullMarked
package io.sampo.task;

import org.jspecify.annotations.NullMarked;
