package io.sampo.config;

/** The policy r that the loss measures against. */
public enum Reference {
  /** The initial model, fixed. */
  SFT,
  /** The snapshot that generated the very sample (BPO). */
  BEHAVIOUR,
  /** A moving average of the weights, kept by the learner. */
  EMA,
  /** Another checkpoint, fixed. */
  FIXED
}
