package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListeningTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  @Test
  void thoseAreFoundWhereSomebodyListensInTheirOrder() throws IOException {
    List<Integer> ports = FreePorts.of(HERE, 3);
    try (ServerSocket _ = new ServerSocket(ports.get(0), 1, HERE);
        ServerSocket _ = new ServerSocket(ports.get(2), 1, HERE)) {
      assertEquals(
          List.of(address(ports.get(2)), address(ports.get(0))),
          Listening.perhaps(ports.reversed().stream().map(ListeningTest::address).toList()));
    }
    assertEquals(List.of(), Listening.perhaps(List.of(address(ports.get(0)))));
  }

  /** An address of this network that no machine has, and a name that nobody knows. */
  @Test
  void ofWhoIsOutOfReachNothingIsKnown() {
    List<String> far = List.of("240.0.0.1:7355", "no-such-host.invalid:7355");
    assertEquals(far, Listening.perhaps(far));
  }
}
