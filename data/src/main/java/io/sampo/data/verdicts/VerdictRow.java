package io.sampo.data.verdicts;

import org.jspecify.annotations.Nullable;

/** What is kept of one row of a verdict. Numbers are kept bit for bit. */
public sealed interface VerdictRow {
  /**
   * One pair of a training order.
   *
   * @param preference first, second, tie or invalid
   * @param first score of the first response; null, as the next, from a judge that only compares
   * @param second score of the second response
   */
  record Pair(String preference, @Nullable Double first, @Nullable Double second)
      implements VerdictRow {}

  /**
   * One response of an evaluation.
   *
   * @param win 1, ½ or 0 against the reference text
   * @param golden the evaluating judge's score; null where it only compares
   * @param reward the training judge's score; null where it only compares, or is nobody
   */
  record Answer(double win, @Nullable Double golden, @Nullable Double reward)
      implements VerdictRow {}
}
