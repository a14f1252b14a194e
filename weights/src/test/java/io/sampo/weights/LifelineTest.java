package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LifelineTest {
  private static final long PATIENCE_S = 60;
  private static final String HOST = "127.0.0.1";

  private final WeightsClient client =
      new WeightsClient(new SnapshotMemory(1 << 20), ClientSettings.defaults());
  private final SnapshotStore store = new SnapshotStore(Snapshots.RUN);
  private final Semaphore broken = new Semaphore(0);

  private WeightsServer serving(int port) throws IOException {
    return WeightsServer.start(store, HOST, port, ServerSettings.defaults());
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void whoWasNeverThereIsNotMissed() throws Exception {
    WeightsServer first = serving(0);
    int port = first.port();
    first.close();
    try (Lifeline line = client.hold(new HolderAddress(HOST, port), broken::release)) {
      WeightsServer late = serving(port);
      line.held().get(PATIENCE_S, TimeUnit.SECONDS);
      assertEquals(0, broken.availablePermits());
      late.close();
      assertTrue(broken.tryAcquire(PATIENCE_S, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoLetsGoIsToldNothing() throws Exception {
    WeightsServer server = serving(0);
    Semaphore unheard = new Semaphore(0);
    hold(server, unheard::release).close();
    try (Lifeline _ = hold(server, broken::release)) {
      server.close();
      assertTrue(broken.tryAcquire(PATIENCE_S, TimeUnit.SECONDS));
    }
    assertEquals(0, unheard.availablePermits());
  }

  private Lifeline hold(WeightsServer server, Runnable whenBroken) throws Exception {
    Lifeline line = client.hold(new HolderAddress(HOST, server.port()), whenBroken);
    line.held().get(PATIENCE_S, TimeUnit.SECONDS);
    return line;
  }
}
