package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.management.NodeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in several processes, looked at from outside while it goes on and when it is over. */
final class StatusOfARunTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path out;
  private SmallRun run;
  private Process driver;

  @BeforeEach
  void start() throws Exception {
    run = new SmallRun(out, "seen", "--judge", "golden", "--steps", "5000", "--processes");
    driver = run.started();
    Watched.untilStep(run.folder(), 3);
  }

  @AfterEach
  void stop() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(driver.pid())).start().waitFor();
    assertTrue(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the driver does not end");
  }

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
    }
  }

  private String folder() {
    return run.folder().path().toString();
  }

  @Test
  void everyNodeNamesAllMembersAndOrders() throws Exception {
    List<String> addresses = NodeFile.addresses(run.folder().path());
    assertEquals(4, addresses.size());
    for (String address : addresses) {
      Ended seen = Commands.sampo(List.of("status", "--at", address));
      assertEquals(0, seen.code(), seen.err());
      says(seen.out(), "run seen", "of 5000", "trained", "pinned  held by");
      says(seen.out(), "coordinator", "learner", "sampler", "judge");
    }
    Ended json = Commands.sampo(List.of("status", folder(), "--json"));
    says(json.out(), "\"run\" : \"seen\"", "\"members\"", "\"sampo_node_resident_bytes\"");
  }

  @Test
  void whenTheRunIsOverNobodyIsFoundAndItsLogNamesIt() throws Exception {
    stop();
    assertEquals(List.of(), NodeFile.addresses(run.folder().path()));
    Ended over = Commands.sampo(List.of("status", folder()));
    assertEquals(1, over.code());
    assertEquals("sampo: " + folder() + ": no run goes on there\n", over.err());
    String log = Files.readString(run.folder().log());
    says(log, " run=seen order=");
    assertFalse(log.contains(" run=- "), log);
  }
}
