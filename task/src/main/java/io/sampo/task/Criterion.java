package io.sampo.task;

/**
 * One thing a good summary does or a bad one fails to do.
 *
 * <p>Points are counted in hundredths: sums of integers are exact, so summaries of equal merit tie.
 */
interface Criterion {
  /** Hundredths of a point that the summary gains (or loses, below zero). */
  int hundredths(Reading post, Summary summary);
}
