/**
 * What an operator sees of the cluster, from any node of it.
 *
 * <p>Each node writes its own {@link io.sampo.actors.sight.NodeReport} into Distributed Data every
 * few seconds; whoever asks a node's {@link io.sampo.actors.sight.Lookout} gets the reports of all
 * members, what the registry knows, and how the coordinator says the run stands.
 */
@NullMarked
package io.sampo.actors.sight;

import org.jspecify.annotations.NullMarked;
