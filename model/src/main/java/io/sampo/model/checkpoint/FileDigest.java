package io.sampo.model.checkpoint;

import io.sampo.digest.Digests;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of a file's bytes, in hex. */
public final class FileDigest {
  private static final int PIECE = 1 << 20;

  private FileDigest() {}

  /** Digests of a model folder's weight files in the order of their names, with blanks between. */
  public static String ofWeights(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> digests = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList()) {
        digests.add(of(file));
      }
      return String.join(" ", digests);
    } catch (IOException e) {
      throw new ModelException(folder + ": cannot be read (" + e + ")", e);
    }
  }

  public static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MessageDigest digest = Digests.sha256();
      ByteBuffer buffer = ByteBuffer.allocate(PIECE);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
