package io.sampo.config;

import java.util.function.DoublePredicate;

/**
 * What a number may be.
 *
 * @param expectation the rule in words
 * @param holds the rule
 * @param fallback a number that keeps the rule, to go on with after a problem
 */
record Bounds(String expectation, DoublePredicate holds, double fallback) {
  static final Bounds POSITIVE = new Bounds("a positive number", x -> x > 0, 1);
  static final Bounds NOT_NEGATIVE = new Bounds("0 or a positive number", x -> x >= 0, 0);

  /** A share of the whole, nothing excluded: 0 < x ≤ 1. */
  static final Bounds SHARE = new Bounds("above 0, at most 1", x -> x > 0 && x <= 1, 1);

  /** A probability or a share of the whole, both ends included: 0 ≤ x ≤ 1. */
  static final Bounds PROBABILITY = new Bounds("0 to 1", x -> x >= 0 && x <= 1, 0);

  /** A decay rate of a moving average: 0 ≤ x < 1. */
  static final Bounds DECAY = new Bounds("0 or more, below 1", x -> x >= 0 && x < 1, 0);

  /** The probability that a label is wrong: 0 ≤ x < ½. */
  static final Bounds SMOOTHING = new Bounds("0 or more, below 0.5", x -> x >= 0 && x < .5, 0);
}
