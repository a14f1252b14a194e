package io.sampo.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FreePortsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void allAreDifferentAndNoneIsOneThatTheSystemGivesAway() throws IOException {
    List<Integer> ports = FreePorts.of(HERE, 50);
    assertEquals(50, new HashSet<>(ports).size());
    assertTrue(ports.stream().allMatch(port -> port < 32_768), ports.toString());
  }

  @Test
  void aPortIsTakenWhileSomebodyListens() throws IOException {
    int port = FreePorts.of(HERE, 1).getFirst();
    try (ServerSocket _ = new ServerSocket(port, 1, HERE)) {
      assertFalse(FreePorts.isFree(HERE, port));
    }
    assertTrue(FreePorts.isFree(HERE, port));
  }

  @Test
  void moreThanThereAreAreRefused() {
    var refused = assertThrows(IOException.class, () -> FreePorts.of(HERE, 20_000));
    assertTrue(String.valueOf(refused.getMessage()).contains("expected: at least 20000"));
  }
}
