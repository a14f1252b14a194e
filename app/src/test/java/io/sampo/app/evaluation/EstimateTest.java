package io.sampo.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EstimateTest {
  @Test
  void theErrorIsThatOfTheMean() {
    Estimate estimate = Estimate.of(new double[] {1, 2, 3, 6});
    assertEquals(3, estimate.mean());
    assertEquals(Math.sqrt(14.0 / 3 / 4), estimate.error(), 1e-12);
    assertEquals(4, estimate.count());
  }

  @Test
  void theIntervalIsAboutTwoErrorsWideOnEitherSide() {
    Estimate estimate = Estimate.of(IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray());
    assertEquals(0.5, estimate.mean());
    assertEquals(0.5 - 1.96 * 0.025, estimate.low(), 0.006);
    assertEquals(0.5 + 1.96 * 0.025, estimate.high(), 0.006);
  }

  @Test
  void theIntervalOfALopsidedSampleIsLopsided() {
    double[] values = new double[50];
    values[0] = 10;
    Estimate estimate = Estimate.of(values);
    assertEquals(0, estimate.low());
    assertTrue(estimate.high() - estimate.mean() > estimate.mean() - estimate.low());
  }

  @Test
  void theSameValuesHaveTheSameIntervalEachTime() {
    double[] values = IntStream.range(0, 30).mapToDouble(Math::sqrt).toArray();
    assertEquals(Estimate.of(values), Estimate.of(values));
  }

  @Test
  void equalValuesLeaveNoDoubt() {
    assertEquals(new Estimate(2, 0, 2, 2, 3), Estimate.of(new double[] {2, 2, 2}));
  }

  @Test
  void aSingleValueHasNoError() {
    assertTrue(Double.isNaN(Estimate.of(new double[] {7}).error()));
  }

  @Test
  void whatIsNoNumberIsRefusedAndNamed() {
    UserError refused =
        assertThrows(UserError.class, () -> new Values().add(Quantity.KL, 1, Double.NaN));
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("KL to the reference model, exact, nats: NaN"));
  }

  @Test
  void anUndecidedPreferenceIsHalfRightAndAnUndecidedTruthHasNoAnswer() {
    double[] agreement = Agreement.of(new double[] {2, -1, 0, 3}, new double[] {0.5, 4, -1, 0});
    assertArrayEquals(new double[] {1, 0, 0.5}, agreement);
    assertArrayEquals(new double[] {1, 0, 0.5}, Agreement.withLabels(new double[] {0.1, -7, 0}));
  }
}
