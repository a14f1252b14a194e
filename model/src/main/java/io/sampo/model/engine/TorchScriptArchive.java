package io.sampo.model.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file in memory: a zip of a class's source text and the pickle of one instance
 * without attributes. It is what {@code torch.jit.save} writes, made without Python.
 */
final class TorchScriptArchive {
  private static final String CLASS = "Program";

  /** Pickle, protocol 2: an instance of __torch__.Program with an empty dictionary as its state. */
  private static final byte[] INSTANCE =
      ("\u0080\u0002c__torch__\n" + CLASS + "\n)\u0081}b.").getBytes(StandardCharsets.ISO_8859_1);

  /** Pickle, protocol 2: the empty tuple. */
  private static final byte[] NO_CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

  private TorchScriptArchive() {}

  /**
   * Packs a class of these methods.
   *
   * @param methods the text of the methods, indented by two blanks
   * @return the archive's bytes
   */
  static byte[] of(String methods) {
    String source =
        "class " + CLASS + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n" + methods;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "program/data.pkl", INSTANCE);
      store(zip, "program/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      store(zip, "program/constants.pkl", NO_CONSTANTS);
      store(zip, "program/version", "10\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
