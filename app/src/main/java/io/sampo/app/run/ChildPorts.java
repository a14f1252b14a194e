package io.sampo.app.run;

import io.sampo.app.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * The ports of a run's processes. One that is started again keeps its own, so that the cluster
 * knows at once that the one before is gone; unless somebody else has taken it.
 */
final class ChildPorts {
  private final InetAddress host;
  private final Map<String, Integer> ports = new HashMap<>();

  ChildPorts(InetAddress host) {
    this.host = host;
  }

  /** The port on which the process of that name is to listen, from now on. */
  int of(String name) throws IOException {
    Integer known = ports.get(name);
    if (known != null && FreePorts.isFree(host, known)) {
      return known;
    }
    int port = another();
    ports.put(name, port);
    return port;
  }

  private int another() throws IOException {
    return FreePorts.of(host, ports.size() + 1).stream()
        .filter(port -> !ports.containsValue(port))
        .findFirst()
        .orElseThrow();
  }
}
