package io.sampo.study.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers computed with numpy and scipy ({@code trim_mean} with a quarter). */
final class AggregateTest {
  private static final double[] NINE = {.42, .55, .31, .78, .66, .49, .5, .61, .12};

  @Test
  void theThreeAggregatesOfNineValues() {
    assertEquals(0.4933333333333334, Aggregate.MEAN.of(NINE), 1e-15);
    assertEquals(0.5, Aggregate.MEDIAN.of(NINE), 1e-15);
    assertEquals(0.514, Aggregate.IQM.of(NINE), 1e-15);
  }

  @Test
  void theMedianOfAnEvenCountLiesInTheMiddle() {
    assertEquals(2.5, Aggregate.MEDIAN.of(new double[] {4, 1, 3, 2}));
  }

  @Test
  void theInterquartileMeanOfThreeIsTheirMean() {
    assertEquals(2, Aggregate.IQM.of(new double[] {1, 2, 3}));
    assertEquals(2.5, Aggregate.IQM.of(new double[] {-100, 2, 3, 100}));
  }

  @Test
  void nothingHasNoAggregate() {
    assertThrows(IllegalArgumentException.class, () -> Aggregate.MEAN.of(new double[0]));
  }

  @Test
  void quantilesAreLinearBetweenNeighbours() {
    double[] sorted = NINE.clone();
    Arrays.sort(sorted);
    assertEquals(0.158, Quantile.ofSorted(sorted, 0.025), 1e-15);
    assertEquals(0.448, Quantile.ofSorted(sorted, 0.3), 1e-15);
  }
}
