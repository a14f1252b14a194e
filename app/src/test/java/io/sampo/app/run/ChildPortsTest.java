package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class ChildPortsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final ChildPorts ports = new ChildPorts(HERE);

  @Test
  void aProcessThatIsStartedAgainKeepsItsPort() throws IOException {
    int learner = ports.of("learner");
    assertNotEquals(learner, ports.of("judge"));
    assertEquals(learner, ports.of("learner"));
  }

  @Test
  void aPortThatSomebodyElseHasTakenIsChangedForGood() throws IOException {
    int before = ports.of("learner");
    int after;
    try (ServerSocket _ = new ServerSocket(before, 1, HERE)) {
      after = ports.of("learner");
      assertNotEquals(before, after);
    }
    assertEquals(after, ports.of("learner"));
  }
}
