package io.sampo.sampler;

import io.sampo.weights.HolderAddress;

/** A holder's address as it travels: {@code host:port}, a numeric IPv6 host in brackets. */
final class HolderText {
  private HolderText() {}

  static HolderAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
      int port = Integer.parseInt(text.substring(colon + 1));
      if (!host.isEmpty()) {
        return new HolderAddress(host, port);
      }
    } catch (IllegalArgumentException e) {
      throw refused(text, e);
    }
    throw refused(text, new IllegalArgumentException("no host"));
  }

  private static IllegalArgumentException refused(String text, IllegalArgumentException cause) {
    return new IllegalArgumentException("holder: '" + text + "' (expected: host:port)", cause);
  }
}
