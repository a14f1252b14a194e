package io.sampo.tls;

import java.util.List;

/** Certificates or a key that cannot be used: every problem on a line of its own. */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
