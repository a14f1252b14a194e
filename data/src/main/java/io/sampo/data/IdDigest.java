package io.sampo.data;

import io.sampo.digest.Digests;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over token ids: each part as its length and its ids, 32 bits little endian each. */
final class IdDigest {
  private IdDigest() {}

  static String of(List<? extends TokenRow> rows) {
    MessageDigest sha256 = Digests.sha256();
    for (TokenRow row : rows) {
      row.parts().forEach(part -> sha256.update(bytes(part)));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static byte[] bytes(int[] part) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * (part.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(part.length).asIntBuffer().put(part);
    return bytes.array();
  }
}
