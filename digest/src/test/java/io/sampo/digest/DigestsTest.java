package io.sampo.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestsTest {
  /** FIPS 180-4, the example of one block. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void itIsSha256() {
    byte[] digest = Digests.sha256().digest("abc".getBytes(StandardCharsets.US_ASCII));
    assertEquals(OF_ABC, HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 4096, 1_000_003})
  void itIsThatOfTheJdkHoweverTheBytesAreCutAndWhereverTheyLie(int length) throws Exception {
    byte[] bytes = new byte[length];
    Random random = new Random(length);
    random.nextBytes(bytes);
    MessageDigest digest = Digests.sha256();
    for (int at = 0; at < length; ) {
      int piece = Math.min(length - at, 1 + random.nextInt(100_000));
      ByteBuffer buffer =
          random.nextBoolean() ? ByteBuffer.allocate(piece) : ByteBuffer.allocateDirect(piece);
      digest.update(buffer.put(bytes, at, piece).flip());
      at += piece;
    }
    assertArrayEquals(MessageDigest.getInstance("SHA-256", "SUN").digest(bytes), digest.digest());
  }

  @Test
  void aCloneGoesItsOwnWay() throws Exception {
    MessageDigest digest = Digests.sha256();
    digest.update((byte) 'a');
    MessageDigest other = (MessageDigest) digest.clone();
    other.update((byte) 'x');
    digest.update("bc".getBytes(StandardCharsets.US_ASCII));
    assertEquals(OF_ABC, HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void onTheProjectsOwnPlatformItIsTheNativeOne() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the library is packaged for Linux on x86_64 only");
    assertEquals("AmazonCorrettoCryptoProvider", Digests.sha256().getProvider().getName());
  }
}
