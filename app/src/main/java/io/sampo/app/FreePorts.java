package io.sampo.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that are about to start. They lie below those that systems give to whoever
 * names none (Linux from 32768 on, others from 49152 on), so that none is taken by chance before
 * its process listens.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int END = 32_768;
  private static final int TRIES = 4 * (END - FIRST);

  private FreePorts() {}

  /** So many ports of an address, all different, on which nobody listens now. */
  public static List<Integer> of(InetAddress host, int count) throws IOException {
    List<Integer> free =
        ThreadLocalRandom.current()
            .ints(TRIES, FIRST, END)
            .distinct()
            .filter(port -> isFree(host, port))
            .limit(count)
            .boxed()
            .toList();
    if (free.size() < count) {
      throw new IOException(
          "%s: %d ports are free between %d and %d (expected: at least %d)"
              .formatted(host.getHostAddress(), free.size(), FIRST, END - 1, count));
    }
    return free;
  }

  /** Whether a process could listen there now. */
  public static boolean isFree(InetAddress host, int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, host)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
