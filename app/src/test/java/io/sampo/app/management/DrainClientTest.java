package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import io.sampo.app.management.RunStatus.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who lets a node drain, and waits for its end. */
final class DrainClientTest {
  /** The HTTP client asks again by itself, five times at most, before it says so. */
  private static final int MORE_THAN_THE_CLIENT_TRIES = 10;

  private static final int SOON_MILLIS = 200;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ServedNode node = new ServedNode();
  private final DrainClient client = new DrainClient(Optional.empty());

  @AfterEach
  void stop() {
    client.close();
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private Member at(String management) {
    return new Member(
        node.name(), "a:10", management, "Up", true, false, List.of(), null, Map.of());
  }

  private Member at(ServerSocket socket) {
    return at("127.0.0.1:" + socket.getLocalPort());
  }

  @Test
  void itIsTold() throws Exception {
    try (ManagementServer server = node.serve(Optional.empty())) {
      client.drain(at(server.address()));
      assertTrue(node.drained);
    }
  }

  @Test
  void oneThatTheRunNeedsIsNotDrained() throws Exception {
    node.needed = true;
    try (ManagementServer server = node.serve(Optional.empty())) {
      var e = assertThrows(UserError.class, () -> client.drain(at(server.address())));
      assertTrue(
          String.valueOf(e.getMessage()).contains("no other node may host the coordinator"),
          e.getMessage());
    }
  }

  @Test
  void oneWithATokenIsNotDrainedWithoutIt() throws Exception {
    Token token = Token.of("a-secret-of-some-length", "here");
    try (ManagementServer server = node.serve(Optional.of(token))) {
      assertThrows(UserError.class, () -> client.drain(at(server.address())));
      assertFalse(node.drained);
    }
  }

  @Test
  void itHasEndedOnceNobodyListens() throws Exception {
    ManagementServer server = node.serve(Optional.empty());
    Member member = at(server.address());
    assertFalse(client.awaitEnd(member, Duration.ofMillis(1)));
    server.close();
    assertTrue(client.awaitEnd(member, LONG));
  }

  @Test
  void oneThatBreaksOffWhileItIsAskedIsStillThere() throws Exception {
    try (ServerSocket ending = listening()) {
      Thread.ofVirtual().start(() -> hangUpAndEnd(ending));
      assertTrue(client.awaitEnd(at(ending), LONG));
      assertTrue(ending.isClosed());
    }
  }

  private static void hangUpAndEnd(ServerSocket socket) {
    try (socket) {
      for (int connections = 0; connections < MORE_THAN_THE_CLIENT_TRIES; connections++) {
        socket.accept().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a machine is that was switched off or cut off: nobody knows whether the node has ended. */
  @Test
  void ofOneThatIsOutOfReachNobodySaysThatItHasEndedOrIsThere() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = listening()) {
      while (connects(full, waiting)) {
        // Until the system takes no connection more.
      }
      Member member = at(full);
      var e = assertThrows(UserError.class, () -> client.awaitEnd(member, LONG));
      assertTrue(
          String.valueOf(e.getMessage()).startsWith(member.management() + ": does not answer"),
          e.getMessage());
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static boolean connects(ServerSocket to, List<Socket> waiting) throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(to.getLocalSocketAddress(), SOON_MILLIS);
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
