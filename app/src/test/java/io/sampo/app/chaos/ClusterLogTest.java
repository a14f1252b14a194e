package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as the coordinators write them, in the logs of two processes. */
final class ClusterLogTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("node-host-11.log"),
        """
        2026-11-21 12:00:01.000 INFO  [a] C - the learner on 127.0.0.1:1 pid 31 leads
        2026-11-21 12:00:05.000 WARN  [a] C - sampler on 127.0.0.1:2 pid 41 is gone; order 7 of step 3 goes to another
        a line of a trace
        2026-11-21 12:00:05.200 WARN  [a] C - judge on 127.0.0.1:4 pid 51 does not answer; order 8 of step 3 goes to another
        2026-11-21 12:00:05.500 INFO  [a] C - order 7 of step 3 is done on 127.0.0.1:3 pid 42 instead
        2026-11-21 12:00:05.700 INFO  [a] C - order 8 of step 3 is done on 127.0.0.1:5 pid 52 instead
        """);
    Files.writeString(
        folder.resolve("node-host-a-12.log"),
        "2026-11-21 12:01:00.000 INFO  [a] C - the learner on 127.0.0.1:1 pid 32 leads\n");
  }

  @Test
  void whoLeadsIsWhoWasSeatedLastAndWhoSeatedIt() {
    ClusterLog log = ClusterLog.read(folder);
    assertTrue(log.leads(32));
    assertTrue(log.leads(12));
    assertFalse(log.leads(31));
    assertFalse(log.leads(11));
  }

  @Test
  void anOrderOfAWorkerThatWentIsReplacedWhenAnotherHasDoneIt() {
    ClusterLog log = ClusterLog.read(folder);
    assertEquals(Optional.of(at(5, 500)), log.replaced(41, at(2, 0), at(9, 0)));
    assertEquals(Optional.of(at(5, 700)), log.replaced(51, at(2, 0), at(9, 0)));
    assertEquals(Optional.empty(), log.replaced(41, at(6, 0), at(9, 0)));
    assertEquals(Optional.empty(), log.replaced(4, at(2, 0), at(9, 0)));
  }

  @Test
  void whatAWorkerLosesByALaterFaultIsNotOfTheOneBefore() {
    ClusterLog log = ClusterLog.read(folder);
    assertEquals(Optional.empty(), log.replaced(41, at(2, 0), at(5, 0)));
    assertEquals(Optional.of(at(5, 500)), log.replaced(41, at(2, 0), at(5, 100)));
  }

  private static Instant at(int second, int millis) {
    return LocalDateTime.of(2026, 11, 21, 12, 0, second, millis * 1_000_000)
        .atZone(ZoneId.systemDefault())
        .toInstant();
  }
}
