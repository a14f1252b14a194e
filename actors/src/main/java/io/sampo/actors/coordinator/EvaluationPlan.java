package io.sampo.actors.coordinator;

import io.sampo.actors.work.Order;
import java.util.List;

/** Says what is measured when. A pure function, as {@link OrderSource} is. */
@FunctionalInterface
public interface EvaluationPlan {
  EvaluationPlan NONE = step -> List.of();

  /**
   * The evaluation orders that are due when the learner stands at {@code step} (0 = the initial
   * model, T = the final one); none when that step is not measured.
   */
  List<Order> due(int step);
}
