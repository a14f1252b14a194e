package io.sampo.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class JavaCommandTest {
  @Test
  void aChildRunsTheSameProgramOnTheSameJava() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(JavaCommand.sampo("--version")).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    assertTrue(said.contains("java " + Runtime.version()), said);
  }
}
