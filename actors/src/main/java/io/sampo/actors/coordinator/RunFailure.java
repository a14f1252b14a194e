package io.sampo.actors.coordinator;

/** Stops the run. The message is for a person: what, where, what was expected. */
final class RunFailure extends RuntimeException {
  RunFailure(String message) {
    super(message);
  }
}
