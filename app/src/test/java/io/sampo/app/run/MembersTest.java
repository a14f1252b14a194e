package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembersTest {
  @TempDir private Path run;

  @Test
  void seedsAreAskedFirstThenWhoeverIsOrWasAMember() {
    Members members = Members.of(run);
    assertEquals(List.of("a:1", "b:2"), members.after(List.of("a:1", "b:2")));
    members.add("[::1]:7355");
    members.add("a:1");
    assertEquals(List.of("b:2", "a:1", "[::1]:7355"), sorted(members, "b:2"));
    members.remove("a:1");
    assertEquals(List.of("b:2", "[::1]:7355"), members.after(List.of("b:2")));
  }

  /** Two files of the same millisecond have no order. */
  private static List<String> sorted(Members members, String first) {
    List<String> all = members.after(List.of(first));
    assertEquals(first, all.getFirst());
    return Stream.concat(Stream.of(first), all.stream().skip(1).sorted(Comparator.reverseOrder()))
        .toList();
  }
}
