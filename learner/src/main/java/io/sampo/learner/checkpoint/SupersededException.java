package io.sampo.learner.checkpoint;

/** This learner may commit no more: another has taken a later term. */
public final class SupersededException extends RuntimeException {
  SupersededException(String message) {
    super(message);
  }
}
