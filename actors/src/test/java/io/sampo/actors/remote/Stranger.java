package io.sampo.actors.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.sampo.actors.TestSystems;
import io.sampo.tls.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** Somebody who does not keep to the protocol. */
final class Stranger {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MILLIS = 20_000;

  private Stranger() {}

  /** Sends bytes without a meaning to a node's port, and waits for it to close the connection. */
  static void babbles(ActorTestKit node) {
    byte[] bytes = new byte[4096];
    new Random(1).nextBytes(bytes);
    try (Socket connection = new Socket(LOOPBACK, port(node))) {
      connection.getOutputStream().write(bytes);
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // The node may close before it has read everything.
    }
  }

  /** The beginning of a connection for ordinary messages, and of a frame of that length, bytes. */
  static byte[] greeting(int length) {
    return ByteBuffer.allocate(9)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("AKKA".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 2)
        .putInt(length)
        .array();
  }

  /** Says that much under a good certificate, no more, and passes if the node hangs up on it. */
  static void isRefused(ActorTestKit node, Identity identity, byte[] bytes) {
    try (Socket connection =
        identity.context().getSocketFactory().createSocket(LOOPBACK, port(node))) {
      connection.setSoTimeout(PATIENCE_MILLIS);
      connection.getOutputStream().write(bytes);
      assertEquals(-1, connection.getInputStream().read());
    } catch (SocketTimeoutException open) {
      fail("the node keeps the connection open", open);
    } catch (IOException reset) {
      // The node hangs up without a farewell.
    }
  }

  private static int port(ActorTestKit node) {
    return TestSystems.address(node).getPort().get();
  }
}
