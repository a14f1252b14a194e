package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
  void whatIsNoAddressIsNobody() throws IOException {
    Members members = Members.of(run);
    members.add("b:2");
    Files.write(members.folder().resolve("torn"), new byte[] {0, 0, 0});
    assertEquals(List.of("b:2"), members.without("a:1"));
  }

  /** Those that were killed last may hide nobody who lives. */
  @Test
  void allAreLookedForAndTheNewestAreAsked() {
    Members members = Members.of(run);
    IntStream.rangeClosed(1, 40).forEach(port -> members.add("a:" + port));
    assertEquals(40, members.without("b:2").size());
    assertEquals(32, members.after(List.of()).size());
  }

  @Test
  void whereNothingCanBeWrittenTheSeedsAloneAreAsked() throws IOException {
    Members members = Members.of(Files.createFile(run.resolve("no-folder")));
    members.add("b:2");
    members.remove("b:2");
    assertEquals(List.of("a:1"), members.after(List.of("a:1")));
  }
}
