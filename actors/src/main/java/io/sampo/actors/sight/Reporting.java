package io.sampo.actors.sight;

import java.util.Map;

/** Where a node's report comes from. Called on the lookout's thread: must not block for long. */
public interface Reporting {
  /** The node's name, as logs have it. */
  String node();

  /** The address where it serves snapshots, host:port. */
  String weights();

  /** Where it can be asked over HTTP, host:port; empty where it cannot. */
  String management();

  /** Its own numbers now, by the names that Prometheus gets. */
  Map<String, Double> readings();
}
