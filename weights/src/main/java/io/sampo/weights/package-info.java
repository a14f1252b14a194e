/**
 * Policy snapshots between nodes: hold, serve, fetch, verify, send on while they arrive.
 *
 * <pre>
 *   tensors ─▶ SnapshotDraft ─▶ Snapshot ─▶ SnapshotStore        SnapshotAssembly ─▶ SnapshotStore
 *                                               │                  ▲      └ Arrival ─▶   │
 *                                         WeightsServer ──────▶ WeightsClient      WeightsServer ─▶ …
 *                                               manifest, chunks…
 * </pre>
 *
 * <p>Receivers of a version make a tree: a holder serves a few of them ({@link
 * io.sampo.weights.FanOut}) and sends whoever comes later to these, which serve what they have from
 * the first chunk on ({@link io.sampo.weights.Arrival}). A chunk carries the digest of all bytes up
 * to its end, so a receiver computes one digest and knows at each chunk that what it has is what
 * its holder has. Where a relay fails, those behind it ask the holders again ({@link
 * io.sampo.weights.Route}).
 *
 * <p>A snapshot's bytes live outside the heap, in memory that {@link
 * io.sampo.weights.SnapshotMemory} accounts for and that is freed when the last handle closes. A
 * slow receiver holds back the sender: a chunk is read only when the one before it has left. A
 * receiver gets a snapshot whole and verified, or a {@link io.sampo.weights.TransferException}.
 * With an {@link io.sampo.tls.Identity} both ends show a certificate before anything is said.
 */
@NullMarked
package io.sampo.weights;

import org.jspecify.annotations.NullMarked;
