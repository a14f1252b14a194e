package io.sampo.app.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class RunLogTest {
  @TempDir private Path folder;

  @Test
  void theFileIsMadeWithTheFirstLine() throws IOException {
    Path before = RunLog.file();
    Path file = folder.resolve("sampo.log");
    RunLog.into(file, "mill");
    try {
      assertEquals(file, RunLog.file());
      assertFalse(Files.exists(file));
      LoggerFactory.getLogger("io.sampo.test").info("the mill turns");
      assertTrue(Files.readString(file).contains("the mill turns"));
    } finally {
      RunLog.into(before, "mill");
    }
  }

  @Test
  void everyLineSaysWhichRunOrderAndVersionItIsAbout() throws IOException {
    Path before = RunLog.file();
    Path file = folder.resolve("about.log");
    RunLog.into(file, "mill");
    try (MDC.MDCCloseable _ = MDC.putCloseable("order", "3")) {
      var log = LoggerFactory.getLogger("io.sampo.test");
      log.info("from the context");
      log.atInfo().addKeyValue("order", "4").addKeyValue("version", 9).log("from the line");
      List<String> lines = Files.readAllLines(file);
      assertTrue(lines.get(0).endsWith(" run=mill order=3 version=- - from the context"));
      assertTrue(lines.get(1).endsWith(" run=mill order=4 version=9 - from the line"));
    } finally {
      RunLog.into(before, "mill");
    }
  }
}
