package io.sampo.data;

/** Data that cannot be used; the message names file, place and cause for a person. */
public final class DataException extends RuntimeException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
