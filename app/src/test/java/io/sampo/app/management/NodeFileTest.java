package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeFileTest {
  @TempDir private Path run;

  @Test
  void aNodeIsFoundAsLongAsItLives() throws IOException {
    assertEquals(List.of(), NodeFile.addresses(run));
    try (NodeFile _ = NodeFile.write(run, "127.0.0.1:4711")) {
      assertEquals(List.of("127.0.0.1:4711"), NodeFile.addresses(run));
    }
    assertEquals(List.of(), NodeFile.addresses(run));
  }
}
