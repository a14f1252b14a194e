package io.sampo.app.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret that requests to a node must bear. Its text does not show it. */
public final class Token {
  /** The environment's name for it. */
  public static final String VARIABLE = "SAMPO_MANAGEMENT_TOKEN";

  private static final int SHORTEST = 16;
  private static final String SCHEME = "Bearer ";

  private final byte[] secret;

  private Token(String secret, String where) {
    if (secret.length() < SHORTEST || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new UserError(
          where
              + ": "
              + secret.length()
              + " characters (expected: one line of "
              + SHORTEST
              + " or more, without blanks)");
    }
    this.secret = secret.getBytes(UTF_8);
  }

  /** The file's, else the environment's, else none. */
  public static Optional<Token> from(Optional<Path> file) {
    return file.map(Token::read)
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)).map(text -> of(text, VARIABLE)));
  }

  static Token of(String secret, String where) {
    return new Token(secret.strip(), where);
  }

  private static Token read(Path file) {
    try {
      return of(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a request that bears it has as {@code Authorization}. */
  String header() {
    return SCHEME + new String(secret, UTF_8);
  }

  /** Whether a request with this {@code Authorization} bears it; takes as long either way. */
  boolean isBorneBy(@Nullable String authorization) {
    byte[] given = authorization == null ? new byte[0] : authorization.getBytes(UTF_8);
    return MessageDigest.isEqual(header().getBytes(UTF_8), given);
  }

  @Override
  public String toString() {
    return "a token";
  }
}
