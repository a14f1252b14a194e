package io.sampo.judge;

import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.data.verdicts.VerdictRow;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A verdict as the rows in which it is kept, and back. */
final class VerdictRows {
  private VerdictRows() {}

  static List<VerdictRow> of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pairs pairs -> of(pairs);
      case Verdict.Evaluation evaluation -> of(evaluation);
    };
  }

  private static List<VerdictRow> of(Verdict.Pairs verdict) {
    Preference[] preferences = verdict.preferences();
    double[] scores = verdict.scores();
    requireAllOrNone(verdict, "scores", scores, 2 * preferences.length);
    return rows(
        preferences.length,
        pair ->
            new VerdictRow.Pair(
                preferences[pair].name().toLowerCase(Locale.ROOT),
                number(scores, 2 * pair),
                number(scores, 2 * pair + 1)));
  }

  private static List<VerdictRow> of(Verdict.Evaluation verdict) {
    double[] wins = verdict.wins();
    requireAllOrNone(verdict, "golden scores", verdict.golden(), wins.length);
    requireAllOrNone(verdict, "rewards", verdict.rewards(), wins.length);
    return rows(
        wins.length,
        row ->
            new VerdictRow.Answer(
                wins[row], number(verdict.golden(), row), number(verdict.rewards(), row)));
  }

  private interface RowAt {
    VerdictRow at(int row);
  }

  private static List<VerdictRow> rows(int count, RowAt rows) {
    return IntStream.range(0, count).mapToObj(rows::at).toList();
  }

  private static void requireAllOrNone(
      Verdict verdict, String what, double[] numbers, int expected) {
    if (numbers.length != 0 && numbers.length != expected) {
      throw new IllegalStateException(
          "%s: %d %s (expected: %d or none)"
              .formatted(verdict.id(), numbers.length, what, expected));
    }
  }

  private static @Nullable Double number(double[] numbers, int place) {
    return numbers.length == 0 ? null : numbers[place];
  }

  /** The verdict on this order that the rows hold. */
  static Verdict verdict(OrderId id, List<VerdictRow> rows) {
    return switch (id.purpose()) {
      case TRAINING -> pairs(id, rows.stream().map(VerdictRow.Pair.class::cast).toList());
      case EVALUATION -> answers(id, rows.stream().map(VerdictRow.Answer.class::cast).toList());
    };
  }

  private static Verdict.Pairs pairs(OrderId id, List<VerdictRow.Pair> rows) {
    Preference[] preferences =
        rows.stream()
            .map(row -> Preference.valueOf(row.preference().toUpperCase(Locale.ROOT)))
            .toArray(Preference[]::new);
    double[] scores =
        rows.stream()
            .flatMap(row -> Stream.of(row.first(), row.second()))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new Verdict.Pairs(id, preferences, scores);
  }

  private static Verdict.Evaluation answers(OrderId id, List<VerdictRow.Answer> rows) {
    return new Verdict.Evaluation(
        id,
        rows.stream().mapToDouble(VerdictRow.Answer::win).toArray(),
        numbers(rows, VerdictRow.Answer::golden),
        numbers(rows, VerdictRow.Answer::reward));
  }

  private static double[] numbers(
      List<VerdictRow.Answer> rows, Function<VerdictRow.Answer, @Nullable Double> column) {
    return rows.stream()
        .map(column)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
