package io.sampo.study.statistics;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {
  private static final double PRECISION = 1e-12;

  private StudentT() {}

  /** The t that 97.5 % of the distribution lie below: half the width of a 95 % interval. */
  static double critical(int degrees) {
    double low = 0;
    double high = 16;
    while (high - low > PRECISION * high) {
      double middle = (low + high) / 2;
      if (within(middle, degrees) < 0.95) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(|T| ≤ t), by the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4. */
  static double within(double t, int degrees) {
    double angle = Math.atan(t / Math.sqrt(degrees));
    double cosine = Math.cos(angle);
    if (degrees % 2 == 0) {
      return Math.sin(angle) * series(cosine, 1, degrees - 2);
    }
    double rest = degrees == 1 ? 0 : Math.sin(angle) * cosine * series(cosine, 2, degrees - 3);
    return 2 / Math.PI * (angle + rest);
  }

  /**
   * 1 + a·cos² + a(a+2)/…·cos⁴ + … up to this power of the cosine, where a term's factor is
   * first/(first+1).
   */
  private static double series(double cosine, int first, int power) {
    double term = 1;
    double sum = 1;
    for (int done = 0; done < power; done += 2) {
      term *= cosine * cosine * (done + first) / (done + first + 1);
      sum += term;
    }
    return power < 0 ? 0 : sum;
  }
}
