package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;
import java.util.List;

/**
 * Batch t, complete and in order: what step t trains on.
 *
 * @param step t
 * @param version v(t), the snapshot that generated the online lane
 * @param orders by number
 */
public record Batch(int step, long version, List<CompletedOrder> orders) implements Wire {
  public Batch {
    orders = List.copyOf(orders);
  }
}
