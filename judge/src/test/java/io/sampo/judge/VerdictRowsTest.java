package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Content;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class VerdictRowsTest {
  private static final double[] NONE = {};

  private static void comesBack(Verdict verdict) {
    Verdict back = VerdictRows.verdict(verdict.id(), VerdictRows.of(verdict));
    assertTrue(Content.same(verdict, back), back::toString);
  }

  @Property(tries = 100)
  void pairsComeBackBitForBit(
      @ForAll long number,
      @ForAll @Size(4) List<Preference> preferences,
      @ForAll @Size(8) double[] scores) {
    OrderId id = OrderId.training(number & Long.MAX_VALUE);
    Preference[] four = preferences.toArray(Preference[]::new);
    comesBack(new Verdict.Pairs(id, four, scores));
    comesBack(new Verdict.Pairs(id, four, NONE));
  }

  @Property(tries = 100)
  void evaluationsComeBackBitForBit(
      @ForAll @Size(3) double[] golden, @ForAll @Size(3) double[] rewards) {
    OrderId id = OrderId.evaluation(1);
    double[] wins = {0, 0.5, 1};
    comesBack(new Verdict.Evaluation(id, wins, golden, rewards));
    comesBack(new Verdict.Evaluation(id, wins, NONE, rewards));
    comesBack(new Verdict.Evaluation(id, wins, golden, NONE));
  }

  @Test
  void scoresOfSomeRowsOnlyAreRefused() {
    Verdict verdict =
        new Verdict.Pairs(OrderId.training(2), new Preference[] {Preference.TIE}, new double[3]);
    var refused = assertThrows(IllegalStateException.class, () -> VerdictRows.of(verdict));
    assertEquals("order 2: 3 scores (expected: 2 or none)", refused.getMessage());
  }
}
