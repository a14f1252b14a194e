package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefaultNameTest {
  @TempDir private Path out;

  @Test
  void theFirstRunHasThePlainName() {
    assertEquals("demo", new DefaultName(out, "demo").free());
    assertEquals("demo", new DefaultName(out, "demo").newest());
  }

  @Test
  void aTakenNameIsFollowedByANumber() throws IOException {
    taken("demo");
    taken("demo-2");
    assertEquals("demo-3", new DefaultName(out, "demo").free());
    assertEquals("demo-2", new DefaultName(out, "demo").newest());
  }

  @Test
  void aFolderWithoutARunIsFree() throws IOException {
    Files.createDirectories(out.resolve("demo"));
    assertEquals("demo", new DefaultName(out, "demo").free());
  }

  private void taken(String name) throws IOException {
    Path folder = Files.createDirectories(out.resolve(name));
    Files.writeString(folder.resolve("config.conf"), "");
  }
}
