package io.sampo.actors.work;

/** What an order is for; part of the key of its random streams. */
public enum Purpose {
  TRAINING,
  EVALUATION
}
