package io.sampo.sampler;

import io.sampo.actors.registry.SnapshotEntry;
import java.util.List;

/** This node's copies of policy snapshots. Called on a thread that may block on the network. */
@FunctionalInterface
public interface PolicyVersions {
  /**
   * Returns once this node holds exactly the content that {@code entry} names, verified by its
   * digest; fetches it from one of the holders if need be.
   *
   * @param holders host:port, in no order; this node's own address may be among them
   */
  void ensure(SnapshotEntry entry, List<String> holders) throws Exception;
}
