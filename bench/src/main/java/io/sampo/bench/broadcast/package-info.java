/**
 * A snapshot from one node to many, against plain TCP of the same bytes.
 *
 * <pre>
 *   BroadcastBenchmark ─┬─ SnapshotBroadcast ─▶ SnapshotNode: store, server, client as in a run
 *                       └─ RawBroadcast ──────▶ sockets, SHA-256 on both ends
 *   LimitedLinks: a network namespace in which each node's address has a link of its own
 * </pre>
 */
@NullMarked
package io.sampo.bench.broadcast;

import org.jspecify.annotations.NullMarked;
