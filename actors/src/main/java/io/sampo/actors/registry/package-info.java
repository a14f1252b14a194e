/**
 * Which policy snapshots exist, who holds them, and which are still needed: cluster state in
 * Distributed Data.
 *
 * <p>One map, one row a node ({@link io.sampo.actors.registry.NodeShelf}). A node writes its own
 * row only, so two writers never meet; a row leaves with its node. A version exists as long as
 * somebody holds it.
 */
@NullMarked
package io.sampo.actors.registry;

import org.jspecify.annotations.NullMarked;
