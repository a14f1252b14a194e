package io.sampo.app.failure;

/**
 * A failure that a person can mend: its message says what, where, the bad value and what was
 * expected. It is shown alone, without a trace.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
