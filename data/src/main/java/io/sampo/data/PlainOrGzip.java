package io.sampo.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens a file that may be gzip'd, which its first two bytes tell. */
final class PlainOrGzip {
  private static final byte[] MAGIC = {(byte) 0x1f, (byte) 0x8b};

  private PlainOrGzip() {}

  static InputStream open(Path path) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return isGzip(path) ? new BufferedInputStream(new GZIPInputStream(raw), 1 << 16) : raw;
  }

  static boolean isGzip(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The first byte that is no white space; −1 where there is none. */
  static int firstByte(Path path) {
    try (InputStream in = open(path)) {
      int next = in.read();
      while (next >= 0 && Character.isWhitespace(next)) {
        next = in.read();
      }
      return next;
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
