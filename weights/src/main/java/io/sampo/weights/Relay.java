package io.sampo.weights;

/**
 * Where a receiver sends on what it receives.
 *
 * @param store where a snapshot is found while it arrives, and kept once it is whole
 * @param address where this node serves that store
 */
public record Relay(SnapshotStore store, HolderAddress address) {}
