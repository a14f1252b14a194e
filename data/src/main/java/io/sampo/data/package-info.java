/**
 * Prompts and preference data: from files to token ids, and from a position in the run to a row.
 *
 * <pre>
 *   DataFile (DuckDB)  ─┐
 *   the bundled task   ─┴─ TextRows ── TextEncoder ── Fitting ── DataSet of PromptRow,
 *                                                                 PreferenceRow, EvaluationRow
 *   (seed, batch, order) ── Draws ── row numbers of that DataSet
 * </pre>
 */
@NullMarked
package io.sampo.data;

import org.jspecify.annotations.NullMarked;
