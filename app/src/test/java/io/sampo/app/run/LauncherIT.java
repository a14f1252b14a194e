package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LauncherIT {
  @Test
  void whoeverRunsItHasTheLastWordOnTheJvm() throws Exception {
    ProcessBuilder command = new ProcessBuilder(Commands.LAUNCHER, "--version");
    command.environment().put("SAMPO_JAVA_OPTIONS", "-Xmx300m -Xlog:gc+init");
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("Heap Max Capacity: 300M"), said);
  }
}
