package io.sampo.actors.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All nodes' rows, read as one: where a version is held and what may go. What lies above every pin
 * is newer than the coordinator knows and stays, and so does what is of a later term than the pins
 * above it: those of a learner that is gone, or of a coordinator that has not heard of the next.
 */
record Shelves(Collection<NodeShelf> rows) {
  Optional<Registry.Located> locate(long version) {
    SnapshotEntry newest = null;
    var holders = new ArrayList<String>();
    for (NodeShelf row : rows) {
      for (SnapshotEntry entry : row.held()) {
        if (entry.version() == version) {
          newest = newest == null || entry.term() > newest.term() ? entry : newest;
        }
      }
    }
    if (newest == null) {
      return Optional.empty();
    }
    for (NodeShelf row : rows) {
      if (row.held().stream().anyMatch(newest::sameContent)) {
        holders.add(row.weights());
      }
    }
    return Optional.of(new Registry.Located(newest, holders));
  }

  /** Those of {@code held} that no pin names and some pins outdate. */
  Set<Long> unneeded(List<SnapshotEntry> held) {
    List<Pins> pins = rows.stream().flatMap(row -> row.pins().stream()).toList();
    var unneeded = new HashSet<Long>();
    for (SnapshotEntry entry : held) {
      boolean needed = pins.stream().anyMatch(some -> some.versions().contains(entry.version()));
      if (!needed && pins.stream().anyMatch(some -> some.outdate(entry))) {
        unneeded.add(entry.version());
      }
    }
    return unneeded;
  }
}
