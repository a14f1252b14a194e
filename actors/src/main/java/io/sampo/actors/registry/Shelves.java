package io.sampo.actors.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All nodes' rows, read as one: where a version is held and what may go. What lies above every pin
 * is newer than the coordinator knows and stays.
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

  /** Those of {@code held} that no pin names. None before the first pin is known. */
  Set<Long> unneeded(List<SnapshotEntry> held) {
    var pins = new HashSet<Long>();
    rows.forEach(row -> pins.addAll(row.pins()));
    long newest = pins.stream().mapToLong(Long::longValue).max().orElse(-1);
    var unneeded = new HashSet<Long>();
    for (SnapshotEntry entry : held) {
      if (entry.version() < newest && !pins.contains(entry.version())) {
        unneeded.add(entry.version());
      }
    }
    return unneeded;
  }
}
