package io.sampo.learner;

import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.PairFate;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.data.recording.RecordedRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An online order as a recording keeps it, one row a response. */
final class RolloutRows {
  private final Order.Generate order;
  private final WorkResult.Rollout rollout;
  private final Verdict.@Nullable Pairs verdict;
  private final PairFate[] fates;

  private RolloutRows(CompletedOrder completed, Order.Generate order, WorkResult.Rollout rollout) {
    this.order = order;
    this.rollout = rollout;
    this.verdict = (Verdict.Pairs) completed.verdict();
    this.fates = PairFate.of(completed);
  }

  /** None for an order that generates nothing. */
  static List<RecordedRow> of(CompletedOrder completed) {
    return completed.order() instanceof Order.Generate order
            && completed.result() instanceof WorkResult.Rollout rollout
        ? new RolloutRows(completed, order, rollout).rows()
        : List.of();
  }

  private List<RecordedRow> rows() {
    return IntStream.range(0, rollout.responses().length).mapToObj(this::row).toList();
  }

  private RecordedRow row(int row) {
    int prompt = row / order.samplesPerPrompt();
    return new RecordedRow(
        order.step(),
        order.id().number(),
        row,
        rollout.version(),
        order.prompts()[prompt],
        rollout.responses()[row],
        rollout.finished()[row],
        rollout.behaviour()[row],
        row(rollout.reference(), row),
        row(rollout.sampled(), row),
        score(row),
        verdict == null ? null : lower(verdict.preferences()[prompt]),
        verdict == null ? null : lower(fates[prompt]));
  }

  /** Null from a judge that only compares, too. */
  private @Nullable Double score(int row) {
    return verdict == null || verdict.scores().length == 0 ? null : verdict.scores()[row];
  }

  private static float @Nullable [] row(float[][] rows, int row) {
    return rows.length == 0 ? null : rows[row];
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
