package io.sampo.app.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class RunLogTest {
  @TempDir private Path folder;

  @Test
  void theFileIsMadeWithTheFirstLine() throws IOException {
    Path before = RunLog.file();
    Path file = folder.resolve("sampo.log");
    RunLog.into(file);
    try {
      assertEquals(file, RunLog.file());
      assertFalse(Files.exists(file));
      LoggerFactory.getLogger("io.sampo.test").info("the mill turns");
      assertTrue(Files.readString(file).contains("the mill turns"));
    } finally {
      RunLog.into(before);
    }
  }
}
