/**
 * JSON lines through a model, {@code score} and {@code generate}: every line is checked before the
 * first is worked on, every field that came in goes out again.
 *
 * <pre>
 *   F.jsonl ──▶ LineReader ──Line──▶ Scoring | Generating ──Line──▶ G.jsonl (whole or not at all)
 * </pre>
 */
@NullMarked
package io.sampo.app.lines;

import org.jspecify.annotations.NullMarked;
