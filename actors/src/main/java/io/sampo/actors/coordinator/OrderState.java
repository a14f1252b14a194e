package io.sampo.actors.coordinator;

/** Where an order stands. */
public enum OrderState {
  /** Nobody has it: not issued yet, or given back. */
  WAITING,
  /** A sampler has it. */
  GENERATING,
  /** Its result waits for a judge. */
  GENERATED,
  /** A judge has it. */
  JUDGING,
  /** Result and, where one is needed, verdict are there. */
  COMPLETE,
  /** In a batch that the learner has. */
  BATCHED,
  /** In a committed update. */
  TRAINED,
  /** In a committed batch, with nothing to train on. */
  DROPPED,
  /** An evaluation order that has been reported. */
  MEASURED
}
