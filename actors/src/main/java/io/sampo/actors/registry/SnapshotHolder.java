package io.sampo.actors.registry;

import java.util.Set;

/** This node's store of snapshots, as the registry sees it. Called on the registry's thread. */
@FunctionalInterface
public interface SnapshotHolder {
  /** Releases versions that nobody needs any more. Must not block for long. */
  void drop(Set<Long> versions);
}
