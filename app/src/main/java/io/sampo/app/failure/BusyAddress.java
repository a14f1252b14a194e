package io.sampo.app.failure;

import java.net.BindException;
import java.util.Objects;
import java.util.stream.Stream;

/** A network address that cannot be listened on, whoever says so. */
public final class BusyAddress {
  private BusyAddress() {}

  /** Whether the socket itself has said it, or a library that wanted to listen there. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(BindException.class::isInstance);
  }
}
