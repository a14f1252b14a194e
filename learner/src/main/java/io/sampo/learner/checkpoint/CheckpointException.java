package io.sampo.learner.checkpoint;

/** A checkpoint that cannot be written or must not be used; the message says which and why. */
public final class CheckpointException extends RuntimeException {
  public CheckpointException(String message) {
    super(message);
  }

  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
