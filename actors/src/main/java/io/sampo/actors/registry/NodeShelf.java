package io.sampo.actors.registry;

import io.sampo.actors.wire.Wire;
import java.util.List;

/**
 * What one node says about snapshots: its row in the registry.
 *
 * @param weights the address where it serves them, host:port; empty when it serves none
 * @param held the snapshots it holds, by version
 * @param pins what it knows to be needed: by the coordinator, and by a learner
 */
public record NodeShelf(String weights, List<SnapshotEntry> held, List<Pins> pins) implements Wire {
  public NodeShelf {
    held = List.copyOf(held);
    pins = List.copyOf(pins);
  }

  /** All versions that it pins, in order. */
  public List<Long> pinned() {
    return pins.stream().flatMap(some -> some.versions().stream()).distinct().sorted().toList();
  }
}
