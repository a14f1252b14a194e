package io.sampo.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildTest {
  @TempDir private Path folder;

  @Test
  void whatItComplainsOfIsQuotedWithoutItsName() throws IOException {
    Files.writeString(folder.resolve("output.log"), "step 3\nsampo: a.conf: no\nsampo:   b\n");
    assertEquals("step 3\na.conf: no\n  b", Child.complaint(folder));
  }

  @Test
  void whoSaidNothingComplainsOfNothing() {
    assertEquals("", Child.complaint(folder));
  }
}
