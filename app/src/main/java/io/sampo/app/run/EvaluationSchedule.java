package io.sampo.app.run;

import io.sampo.actors.coordinator.EvaluationPlan;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.config.EvaluationSection;
import io.sampo.config.RunConfig;
import io.sampo.data.EvaluationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which steps are measured, on which held-out prompts; what an earlier session measured is not
 * measured again.
 */
final class EvaluationSchedule implements EvaluationPlan {
  /** Orders of one step have numbers of their own. */
  private static final long NUMBERS_PER_STEP = 100_000;

  private final EvaluationSection section;
  private final int steps;
  private final List<EvaluationRow> rows;
  private final Set<Integer> measured;
  private boolean begun;

  EvaluationSchedule(RunConfig config, RunInputs inputs, Set<Integer> measured) {
    this.section = config.evaluation();
    this.steps = config.run().steps();
    this.rows = inputs.evaluation();
    this.measured = Set.copyOf(measured);
  }

  @Override
  public List<Order.Evaluate> due(int step) {
    List<Order.Evaluate> due = new ArrayList<>();
    if (!begun && step > 0) {
      due.addAll(orders(0));
    }
    begun = true;
    due.addAll(orders(step));
    return due;
  }

  private List<Order.Evaluate> orders(int step) {
    int prompts = measured.contains(step) ? 0 : Math.min(rows.size(), prompts(step));
    List<Order.Evaluate> orders = new ArrayList<>();
    for (int from = 0; from < prompts; from += section.promptsPerOrder()) {
      int to = Math.min(prompts, from + section.promptsPerOrder());
      orders.add(order(step, orders.size(), rows.subList(from, to)));
    }
    return orders;
  }

  private int prompts(int step) {
    if (step == 0 || step == steps) {
      return section.finalPrompts();
    }
    return section.every() > 0 && step % section.every() == 0 ? section.prompts() : 0;
  }

  private static Order.Evaluate order(int step, int place, List<EvaluationRow> rows) {
    return new Order.Evaluate(
        OrderId.evaluation(step * NUMBERS_PER_STEP + place),
        step,
        step,
        column(rows, EvaluationRow::prompt),
        column(rows, EvaluationRow::reference));
  }

  private static int[][] column(List<EvaluationRow> rows, Function<EvaluationRow, int[]> cell) {
    return rows.stream().map(cell).toArray(int[][]::new);
  }
}
