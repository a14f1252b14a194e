package io.sampo.weights;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  static final int BYTES = 32;

  public Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256: '" + hex + "' (expected: 64 lower-case hexadecimal digits)");
    }
  }

  /** Of the 32 bytes of a digest. */
  public static Sha256 of(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  static Sha256 of(ByteString digest) {
    return of(digest.toByteArray());
  }

  ByteString wire() {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  @Override
  public String toString() {
    return hex;
  }
}
