package io.sampo.weights;

/**
 * Where a node serves its snapshots. As a text, and so on its way, {@code host:port}, a numeric
 * IPv6 host in brackets.
 *
 * @param port 1..65535
 */
public record HolderAddress(String host, int port) {
  public HolderAddress {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1..65535)");
    }
  }

  /**
   * Of its text.
   *
   * @throws IllegalArgumentException if that is no address
   */
  public static HolderAddress parse(String text) {
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

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static IllegalArgumentException refused(String text, IllegalArgumentException cause) {
    return new IllegalArgumentException("holder: '" + text + "' (expected: host:port)", cause);
  }
}
