package io.sampo.learner.pool;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.learner.step.GradientSource;
import io.sampo.learner.step.MicroGradient;
import io.sampo.learner.step.StepTask;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The gradients of a step, computed by the leader and whoever helps it, folded by the leader in
 * order of place.
 */
final class SharedGradients implements GradientSource {
  private final ShareBoard board;
  private final GradientForm form;
  private final long term;
  private final SnapshotEntry weights;

  /**
   * Those of a learner that leads.
   *
   * @param form of the policy that it trains
   * @param weights those that it stands at
   */
  SharedGradients(ShareBoard board, GradientForm form, long term, SnapshotEntry weights) {
    this.board = board;
    this.form = form;
    this.term = term;
    this.weights = weights;
  }

  @Override
  public void inOrder(StepTask task, Consumer<MicroGradient> sum) {
    board.open(
        IntStream.range(0, task.size())
            .mapToObj(place -> task.share(place, term, weights))
            .toList());
    Map<Integer, MicroGradient> early = new HashMap<>();
    try {
      for (int folded = 0; folded < task.size(); ) {
        NextWork next = board.next();
        early.put(next.place(), done(next, task));
        for (MicroGradient due; (due = early.remove(folded)) != null; folded++) {
          sum.accept(due);
        }
        board.folded(folded);
      }
    } finally {
      board.close();
      early.values().forEach(MicroGradient::close);
    }
  }

  private MicroGradient done(NextWork next, StepTask task) {
    return switch (next) {
      case NextWork.Compute(int place) -> timed(place, task);
      case NextWork.TakeIn(_, Delivered delivered) -> {
        try (delivered) {
          yield form.read(delivered);
        }
      }
    };
  }

  private MicroGradient timed(int place, StepTask task) {
    long begin = System.nanoTime();
    MicroGradient gradient = task.compute(place);
    board.computed(System.nanoTime() - begin);
    return gradient;
  }
}
