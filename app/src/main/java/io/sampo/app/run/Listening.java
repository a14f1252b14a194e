package io.sampo.app.run;

import io.sampo.weights.HolderAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whether somebody listens at an address: a connection is made, and nothing said. */
final class Listening {
  private static final int WITHIN_MS = 1000;

  private record Try(String address, CompletableFuture<Boolean> perhaps) {}

  private Listening() {}

  /**
   * Those of the addresses, host:port, at which somebody may listen, in their order: all but those
   * whose machine answers that nobody does. Of one that is out of reach nothing is known. All are
   * tried at once.
   */
  static List<String> perhaps(List<String> addresses) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Try> tries =
          addresses.stream()
              .map(address ->
                  new Try(address, CompletableFuture.supplyAsync(() -> at(address), threads)))
              .toList();
      return tries.stream().filter(one -> one.perhaps().join()).map(Try::address).toList();
    }
  }

  private static boolean at(String hostAndPort) {
    HolderAddress address = HolderAddress.parse(hostAndPort);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), WITHIN_MS);
      return true;
    } catch (ConnectException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
