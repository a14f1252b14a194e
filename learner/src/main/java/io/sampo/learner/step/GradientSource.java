package io.sampo.learner.step;

import java.util.function.Consumer;

/** Who computes the gradients of a step's micro-batches. What comes of it is the same. */
@FunctionalInterface
public interface GradientSource {
  /** Gives each micro-batch's gradient to {@code sum}, in order of place, which then has it. */
  void inOrder(StepTask task, Consumer<MicroGradient> sum);

  /** One learner, one micro-batch after the other. */
  static GradientSource alone() {
    return (task, sum) -> {
      for (int place = 0; place < task.size(); place++) {
        sum.accept(task.compute(place));
      }
    };
  }
}
