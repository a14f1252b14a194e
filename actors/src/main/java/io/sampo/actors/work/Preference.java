package io.sampo.actors.work;

/** A judge's answer about one pair. */
public enum Preference {
  /** The first response is the chosen one. */
  FIRST,
  /** The second response is the chosen one. */
  SECOND,
  /** Judged equal, or equal token for token: counted, not trained on. */
  TIE,
  /**
   * Cannot be trained on, for a reason that is a property of the data (over context, recorded
   * abstention).
   */
  INVALID
}
