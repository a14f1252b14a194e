package io.sampo.actors.registry;

/** Connections to other nodes that are kept to notice that the process there is gone. */
@FunctionalInterface
public interface Lifelines {
  /** No connections: silence alone tells. */
  Lifelines NONE = (_, _) -> () -> {};

  /** A connection, until it is let go. */
  @FunctionalInterface
  interface Line {
    void letGo();
  }

  /**
   * Keeps a connection.
   *
   * @param weights the address where the other node serves snapshots, host:port
   * @param broken called once at most, on any thread, when its process is gone
   */
  Line hold(String weights, Runnable broken);
}
