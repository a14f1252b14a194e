package io.sampo.bench.pipeline;

/**
 * What all nodes of a pipeline hold.
 *
 * @param step the newest step that was seen to be committed
 * @param snapshots in their stores
 * @param snapshotBytes native memory of these
 * @param versions in the rows of the registry, those of all nodes together
 */
public record Holdings(int step, int snapshots, long snapshotBytes, int versions) {}
