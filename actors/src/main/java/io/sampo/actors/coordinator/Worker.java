package io.sampo.actors.coordinator;

/**
 * Whoever holds an order.
 *
 * @param name unique to this incarnation of the worker
 * @param node where it runs, for people and for keeping failed orders away from it
 */
record Worker(String name, String node) {
  @Override
  public String toString() {
    return node;
  }
}
