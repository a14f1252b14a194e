package io.sampo.app.management;

import io.sampo.actors.sight.View;
import java.util.concurrent.CompletionStage;

/** What management asks of its node. */
public interface ManagedNode {
  /** The node's name, as logs and the status have it. */
  String name();

  /** How the cluster stands, as this node sees it. */
  CompletionStage<View> look();

  /**
   * Lets the workers finish or hand back what they hold, then leaves the cluster. A node without
   * which nobody could host the coordinator stays.
   *
   * @return whether it does
   */
  boolean drain();

  /** The node can be asked at host:port. */
  void managedAt(String address);
}
