package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenTest {
  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void aFileHoldsATokenInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
    Token token = Token.from(Optional.of(file)).orElseThrow();
    assertTrue(token.isBorneBy("Bearer " + SECRET));
    assertFalse(token.isBorneBy("Bearer " + SECRET + "0"));
    assertFalse(token.isBorneBy(null));
  }

  @Test
  void theTextOfATokenDoesNotShowIt() {
    assertEquals("a token", Token.of(SECRET, "here").toString());
  }

  @Test
  void whatIsTooShortIsRefusedWithoutBeingTold() {
    var e = assertThrows(UserError.class, () -> Token.of("secret", "the file"));
    assertEquals(
        "the file: 6 characters (expected: one line of 16 or more, without blanks)",
        e.getMessage());
  }
}
