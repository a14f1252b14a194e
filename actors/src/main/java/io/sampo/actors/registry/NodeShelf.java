package io.sampo.actors.registry;

import io.sampo.actors.wire.Wire;
import java.util.List;

/**
 * What one node says about snapshots: its row in the registry.
 *
 * @param weights the address where it serves them, host:port; empty when it serves none
 * @param held the snapshots it holds, by version
 * @param pins the versions that it knows to be needed: those of the coordinator, and those that a
 *     learner has restored
 */
public record NodeShelf(String weights, List<SnapshotEntry> held, List<Long> pins) implements Wire {
  public NodeShelf {
    held = List.copyOf(held);
    pins = List.copyOf(pins);
  }
}
