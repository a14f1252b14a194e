package io.sampo.weights;

/**
 * Where a node serves its snapshots.
 *
 * @param port 1..65535
 */
public record HolderAddress(String host, int port) {
  public HolderAddress {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1..65535)");
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
