package io.sampo.app.run;

import io.sampo.actors.coordinator.EvaluationPlan;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.config.EvaluationSection;
import io.sampo.config.RunConfig;
import io.sampo.data.EvaluationRow;
import io.sampo.data.PreferenceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which steps are measured, on which held-out prompts and pairs; what an earlier session measured
 * is not measured again.
 */
final class EvaluationSchedule implements EvaluationPlan {
  /** Orders of one step have numbers of their own. */
  private static final long NUMBERS_PER_STEP = 100_000;

  private final EvaluationSection section;
  private final int steps;
  private final List<EvaluationRow> rows;
  private final List<PreferenceRow> pairs;
  private final Set<Integer> measured;

  EvaluationSchedule(RunConfig config, RunInputs inputs, Set<Integer> measured) {
    this.section = config.evaluation();
    this.steps = config.run().steps();
    this.rows = inputs.evaluation();
    this.pairs = inputs.heldOut();
    this.measured = Set.copyOf(measured);
  }

  @Override
  public List<Order> due(int step) {
    int prompts = measured.contains(step) ? 0 : Math.min(rows.size(), prompts(step));
    List<Order> orders = new ArrayList<>();
    for (List<EvaluationRow> some : parts(rows.subList(0, prompts))) {
      orders.add(answers(step, orders.size(), some));
    }
    if (prompts > 0) {
      for (List<PreferenceRow> some : parts(pairs)) {
        orders.add(comparisons(step, orders.size(), some));
      }
    }
    return orders;
  }

  private <R> List<List<R>> parts(List<R> all) {
    List<List<R>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += section.promptsPerOrder()) {
      parts.add(all.subList(from, Math.min(all.size(), from + section.promptsPerOrder())));
    }
    return parts;
  }

  private int prompts(int step) {
    if (step == 0 || step == steps) {
      return section.finalPrompts();
    }
    return section.every() > 0 && step % section.every() == 0 ? section.prompts() : 0;
  }

  private static OrderId id(int step, int place) {
    return OrderId.evaluation(step * NUMBERS_PER_STEP + place);
  }

  private static Order answers(int step, int place, List<EvaluationRow> rows) {
    return new Order.Evaluate(
        id(step, place),
        step,
        step,
        column(rows, EvaluationRow::prompt),
        column(rows, EvaluationRow::reference));
  }

  private static Order comparisons(int step, int place, List<PreferenceRow> rows) {
    return new Order.Compare(
        id(step, place),
        step,
        step,
        column(rows, PreferenceRow::prompt),
        column(rows, PreferenceRow::chosen),
        column(rows, PreferenceRow::rejected));
  }

  private static <R> int[][] column(List<R> rows, Function<R, int[]> cell) {
    return rows.stream().map(cell).toArray(int[][]::new);
  }
}
