package io.sampo.learner.pool;

import io.sampo.actors.registry.SnapshotEntry;
import java.util.List;

/** This node's copies of policy snapshots. Called on a thread that may block on the network. */
@FunctionalInterface
public interface HeldVersions {
  /**
   * Returns once this node holds exactly the content that {@code entry} names; fetches it from one
   * of the holders if need be.
   *
   * @param holders host:port, in no order
   */
  void ensure(SnapshotEntry entry, List<String> holders) throws Exception;
}
