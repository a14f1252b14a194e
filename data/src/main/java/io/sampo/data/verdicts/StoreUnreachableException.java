package io.sampo.data.verdicts;

/** The store does not answer now; it may later, and nothing is lost until then. */
public final class StoreUnreachableException extends RuntimeException {
  StoreUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
