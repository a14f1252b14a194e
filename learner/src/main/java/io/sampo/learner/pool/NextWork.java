package io.sampo.learner.pool;

/** What the leader's model thread does next. */
sealed interface NextWork {
  int place();

  /** Computes this one itself. */
  record Compute(int place) implements NextWork {}

  /** Takes in this one, which is the next to be folded; closes what was delivered. */
  record TakeIn(int place, Delivered delivered) implements NextWork {}
}
