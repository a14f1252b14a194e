package io.sampo.app.run;

import io.sampo.app.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Of this machine's loopback, where nobody listens yet. */
record FreeAddress(int port) {
  static FreeAddress any() throws IOException {
    return ascending(1).getFirst();
  }

  static List<FreeAddress> ascending(int count) throws IOException {
    return FreePorts.of(InetAddress.getLoopbackAddress(), count).stream()
        .sorted()
        .map(FreeAddress::new)
        .toList();
  }

  /** HOST:PORT. */
  String text() {
    return "127.0.0.1:" + port;
  }
}
