package io.sampo.actors.coordinator;

/** What can happen to an order. */
enum OrderEvent {
  /** A sampler took it. */
  ISSUED,
  /** Its holder failed, is gone or late. */
  GIVEN_BACK,
  /** Its result arrived and wants a verdict. */
  RESULT_TO_JUDGE,
  /** Its result arrived and is all there is to it. */
  RESULT,
  /** A judge took it. */
  TAKEN,
  /** Its verdict arrived. */
  VERDICT,
  /** Its batch went to the learner. */
  BATCHED,
  /** Its batch was committed, and it had something to train on. */
  TRAINED,
  /** Its batch was committed, and it had nothing to train on. */
  DROPPED,
  /** Its evaluation was reported. */
  MEASURED
}
