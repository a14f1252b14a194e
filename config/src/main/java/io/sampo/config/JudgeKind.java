package io.sampo.config;

/** Who judges. */
public enum JudgeKind {
  /** A decoder with a scalar head: the larger score wins. */
  REWARD_MODEL,
  /** The bundled task's scorer. */
  GOLDEN,
  /** Nobody. */
  NONE
}
