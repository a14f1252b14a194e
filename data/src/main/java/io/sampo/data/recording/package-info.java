/**
 * Recorded streams: what a run generated and had judged, kept as Parquet and read again.
 *
 * <pre>
 *   learner, each batch ── RecordingParts ──▶ one file a batch ──(at the end)──▶ one recording
 *   recording ── Recording ── ShuffledStream ──▶ the pairs of a run that replays it
 * </pre>
 */
@NullMarked
package io.sampo.data.recording;

import org.jspecify.annotations.NullMarked;
