package io.sampo.actors.coordinator;

import io.sampo.actors.work.Order;
import java.util.List;

/**
 * Cuts the orders of a run. A pure function of config, seed and t: asked again, it gives the same
 * orders, on any node.
 */
@FunctionalInterface
public interface OrderSource {
  /**
   * The orders of batch t by number, n = t · G + i, online lane first. A {@link Order.Generate}
   * names the version that {@link io.sampo.config.Phases} gives batch t.
   */
  List<Order> batch(int t);
}
