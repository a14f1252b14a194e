package io.sampo.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TicksTest {
  @Test
  void ticksAreRoundAndHoldTheValues() {
    Ticks ticks = Ticks.around(0.413, 0.642, 5);
    assertEquals(List.of("0.40", "0.45", "0.50", "0.55", "0.60", "0.65"), labels(ticks));
  }

  @Test
  void negativeValuesHaveARealMinusAndZeroHasNone() {
    assertEquals(List.of("−40", "−30", "−20", "−10", "0"), labels(Ticks.around(-38, 0, 5)));
  }

  @Test
  void aLineThatNeverMovesStillHasAnAxis() {
    Ticks ticks = Ticks.around(0.6931, 0.6931, 5);
    assertTrue(ticks.low() < ticks.high());
    assertTrue(ticks.share(0.6931) >= 0 && ticks.share(0.6931) <= 1);
  }

  @Test
  void stepsAreWholeEvenWhenThereIsOne() {
    assertEquals(List.of("0", "1"), labels(Ticks.ofSteps(0, 6)));
    assertEquals(List.of("0", "10", "20", "30", "40", "50", "60"), labels(Ticks.ofSteps(60, 6)));
  }

  @Test
  void countsHaveWholeTicksAndRoomAbove() {
    assertEquals(List.of("0", "1", "2"), labels(Ticks.ofCounts(0, 1, 5)));
    assertEquals(List.of("0", "5", "10", "15", "20"), labels(Ticks.ofCounts(0, 16, 5)));
  }

  private static List<String> labels(Ticks ticks) {
    return ticks.positions().stream().map(ticks::label).toList();
  }
}
