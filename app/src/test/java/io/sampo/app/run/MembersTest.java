package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembersTest {
  @TempDir private Path run;

  @Test
  void whoeverIsAMemberIsAskedAfterTheSeedsAndNobodyTwice() {
    Members members = Members.of(run);
    List<String> seeds = List.of("a:1", "b:2");
    assertEquals(seeds, members.after(seeds));
    members.add("b:2");
    members.add("[::1]:7355");
    assertEquals(List.of("a:1", "b:2", "[::1]:7355"), members.after(seeds));
    assertEquals(List.of("[::1]:7355"), members.without("b:2"));
    members.remove("[::1]:7355");
    assertEquals(seeds, members.after(seeds));
  }

  @Test
  void whereNothingCanBeWrittenTheSeedsAloneAreAsked() throws IOException {
    Members members = Members.of(Files.createFile(run.resolve("no-folder")));
    members.add("b:2");
    members.remove("b:2");
    assertEquals(List.of("a:1"), members.after(List.of("a:1")));
  }
}
