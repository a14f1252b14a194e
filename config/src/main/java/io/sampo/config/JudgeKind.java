package io.sampo.config;

/** Who judges. */
public enum JudgeKind {
  /** A decoder with a scalar head: the larger score wins. */
  REWARD_MODEL,
  /** A decoder that reads both responses and says which is the better. */
  PREFERENCE_MODEL,
  /** The bundled task's scorer. */
  GOLDEN,
  /** Nobody. */
  NONE;

  /** Whether a model folder judges. */
  public boolean isModel() {
    return this == REWARD_MODEL || this == PREFERENCE_MODEL;
  }
}
