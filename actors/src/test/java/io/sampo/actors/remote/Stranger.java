package io.sampo.actors.remote;

import io.sampo.actors.TestSystems;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** Somebody who speaks no protocol of ours. */
final class Stranger {
  private Stranger() {}

  /** Sends bytes without a meaning to a node's port, and waits for it to close the connection. */
  static void babbles(ActorTestKit node) {
    byte[] bytes = new byte[4096];
    new Random(1).nextBytes(bytes);
    int port = TestSystems.address(node).getPort().get();
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      connection.getOutputStream().write(bytes);
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // The node may close before it has read everything.
    }
  }
}
