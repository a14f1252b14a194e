package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TwoProcessesTest {
  private static final int ELEMENTS = 10_000_019;
  private static final long PATIENCE_S = 60;

  private final SnapshotMemory memory = new SnapshotMemory(1L << 30);

  @Test
  void aSnapshotCrossesFromOneProcessToAnother() throws Exception {
    Process process = start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8);
        WeightsClient client = new WeightsClient(memory, ClientSettings.defaults())) {
      List<String> said = List.of(lines.readLine().split(" ", 2));
      SnapshotRef ref = new SnapshotRef(Snapshots.RUN, 5, new Sha256(said.get(1)));
      HolderAddress holder = new HolderAddress("127.0.0.1", Integer.parseInt(said.get(0)));
      try (Snapshot got = client.fetch(holder, ref);
          Snapshot here = Snapshots.random(memory, 5, ELEMENTS)) {
        assertEquals(-1, here.bytes().mismatch(got.bytes()));
      }
      process.getOutputStream().close();
      assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the holder goes on");
      assertEquals(0, process.exitValue());
      assertThrows(TransferException.class, () -> client.fetch(holder, ref));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, memory.inUse());
  }

  @Test
  void aLineBreaksWhenTheOtherProcessIsKilled() throws Exception {
    Process process = start();
    Semaphore broken = new Semaphore(0);
    try (var lines = process.inputReader(StandardCharsets.UTF_8);
        WeightsClient client = new WeightsClient(memory, ClientSettings.defaults())) {
      int port = Integer.parseInt(lines.readLine().split(" ", 2)[0]);
      try (Lifeline line = client.hold(new HolderAddress("127.0.0.1", port), broken::release)) {
        line.held().get(PATIENCE_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(broken.tryAcquire(PATIENCE_S, TimeUnit.SECONDS), "nobody has noticed");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            HolderProcess.class.getName(),
            Integer.toString(ELEMENTS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
