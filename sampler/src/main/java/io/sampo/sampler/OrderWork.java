package io.sampo.sampler;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.WorkResult;

/** Does orders with the model. Every call comes on the same thread. */
@FunctionalInterface
public interface OrderWork extends AutoCloseable {
  /**
   * A pure function of the order and the weights of its version, which this node holds: generates,
   * scores, or generates for evaluation.
   */
  WorkResult work(Order order) throws Exception;

  /** Gives the model back. The last call. */
  @Override
  default void close() {}
}
