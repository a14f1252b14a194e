package io.sampo.bench.pipeline;

/**
 * What all nodes of a pipeline hold.
 *
 * @param step that was waited for; the run goes on
 * @param snapshots in their stores
 * @param snapshotBytes native memory of these
 * @param versions in the rows of the registry, those of all nodes together
 */
public record Holdings(int step, int snapshots, long snapshotBytes, int versions) {}
