package io.sampo.model;

/**
 * A model folder, a tensor file or an input that cannot be used; the message says what, where and
 * what was expected.
 */
public final class ModelException extends RuntimeException {
  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
