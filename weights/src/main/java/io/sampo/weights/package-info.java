/**
 * Policy snapshots between nodes: hold, serve, fetch, verify.
 *
 * <pre>
 *   tensors ─▶ SnapshotDraft ─▶ Snapshot ─▶ SnapshotStore ◀─────────── SnapshotAssembly
 *                                               │                            ▲
 *                                         WeightsServer ── manifest, ──▶ WeightsClient
 *                                                          chunks…
 * </pre>
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
