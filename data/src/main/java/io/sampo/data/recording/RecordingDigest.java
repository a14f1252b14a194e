package io.sampo.data.recording;

import io.sampo.digest.Digests;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over the pairs of a recording, bit for bit, whatever file they came from. */
final class RecordingDigest {
  private RecordingDigest() {}

  static String of(List<RecordedPair> pairs) {
    try {
      MessageDigest sha256 = Digests.sha256();
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
        for (RecordedPair pair : pairs) {
          write(pair, out);
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(RecordedPair pair, DataOutputStream out) throws IOException {
    out.writeLong(pair.version());
    write(pair.prompt(), out);
    for (int response = 0; response < 2; response++) {
      write(pair.responses()[response], out);
      for (float logProb : pair.behaviour()[response]) {
        out.writeFloat(logProb);
      }
    }
    out.write(pair.preference().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(int[] ids, DataOutputStream out) throws IOException {
    out.writeInt(ids.length);
    for (int id : ids) {
      out.writeInt(id);
    }
  }
}
