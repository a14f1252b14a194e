package io.sampo.study.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Numbers computed with scipy. */
final class PairedDifferenceTest {
  @Test
  void studentsCriticalValues() {
    assertEquals(12.706204736174694, StudentT.critical(1), 1e-9);
    assertEquals(4.302652729749462, StudentT.critical(2), 1e-9);
    assertEquals(3.1824463052837078, StudentT.critical(3), 1e-9);
    assertEquals(2.7764451051977934, StudentT.critical(4), 1e-9);
    assertEquals(2.262157162798205, StudentT.critical(9), 1e-9);
    assertEquals(2.045229642132703, StudentT.critical(29), 1e-9);
  }

  @Test
  void studentsDistribution() {
    assertEquals(0.749699365829323, StudentT.within(1.3, 5), 1e-12);
    assertEquals(0.47749983440654975, StudentT.within(0.7, 4), 1e-12);
  }

  @Test
  void threeDifferences() {
    Estimate estimate = PairedDifference.of(new double[] {.11, .14, .08});
    assertEquals(0.11, estimate.value(), 1e-15);
    assertEquals(0.03547586864749008, estimate.interval().low(), 1e-12);
    assertEquals(0.18452413135250992, estimate.interval().high(), 1e-12);
    assertTrue(estimate.interval().isAbove(0));
  }

  @Test
  void oneDifferenceSaysNothing() {
    Estimate estimate = PairedDifference.of(new double[] {.11});
    assertTrue(estimate.interval().holds(1e300));
    assertTrue(estimate.interval().holds(-1e300));
  }
}
