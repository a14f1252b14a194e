/**
 * Verdicts that are written down before they are used, since those of people and of large models
 * cannot be made again.
 *
 * <pre>
 *   RunConfig ── VerdictPlace ── VerdictStore ──▶ one table, in a file of H2 or in PostgreSQL
 *                                  find, keep     key (run, purpose, order, row)
 * </pre>
 */
@NullMarked
package io.sampo.data.verdicts;

import org.jspecify.annotations.NullMarked;
