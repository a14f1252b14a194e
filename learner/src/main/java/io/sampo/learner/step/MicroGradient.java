package io.sampo.learner.step;

import io.sampo.actors.pool.LossSums;
import io.sampo.learner.optim.Gradients;
import java.util.List;

/**
 * What one micro-batch comes to for each member of the policy.
 *
 * @param gradients by member; whoever has this closes them, or gives them to a sum that does
 * @param sums by member
 */
public record MicroGradient(List<Gradients> gradients, List<LossSums> sums)
    implements AutoCloseable {
  public MicroGradient {
    gradients = List.copyOf(gradients);
    sums = List.copyOf(sums);
  }

  @Override
  public void close() {
    gradients.forEach(Gradients::close);
  }
}
