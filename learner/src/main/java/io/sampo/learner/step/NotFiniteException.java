package io.sampo.learner.step;

/** A loss, norm or log-prob that is NaN or infinite: the step stops before its commit. */
public final class NotFiniteException extends RuntimeException {
  NotFiniteException(String where, String what, double value) {
    super(
        where + ": " + what + ": " + value + " (expected: a finite number); nothing was committed");
  }

  /** Passes a finite number on. */
  static double finite(double value, String where, String what) {
    if (!Double.isFinite(value)) {
      throw new NotFiniteException(where, what, value);
    }
    return value;
  }
}
