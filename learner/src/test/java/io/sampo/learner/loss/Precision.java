package io.sampo.learner.loss;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The type in which a loss meets its inputs and hands out its results, and how near it must be. */
enum Precision {
  FLOAT64(1e-6) {
    @Override
    double rounded(double x) {
      return x;
    }
  },
  FLOAT32(1e-5) {
    @Override
    double rounded(double x) {
      return (float) x;
    }
  };

  private final double tolerance;

  Precision(double tolerance) {
    this.tolerance = tolerance;
  }

  abstract double rounded(double x);

  /** |actual − expected| ≤ tolerance · max(1, |expected|), and finite. */
  void check(String what, double expected, double actual) {
    double distance = Math.abs(expected - rounded(actual));
    assertTrue(
        distance <= tolerance * Math.max(1, Math.abs(expected)),
        () -> what + ": " + actual + " (expected: " + expected + ")");
  }
}
