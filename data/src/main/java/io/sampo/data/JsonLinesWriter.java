package io.sampo.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes JSON lines beside the target and moves them over it at the end, so that a run that breaks
 * off leaves what stood there before.
 */
public final class JsonLinesWriter implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final FileChannel file;
  private final OutputStream out;

  private JsonLinesWriter(Path target, Path part) throws IOException {
    this.target = target;
    this.part = part;
    this.file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
  }

  public static JsonLinesWriter to(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new DataException(target + ": its folder does not exist");
    }
    return new JsonLinesWriter(
        target, folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part"));
  }

  public void write(ObjectNode object) throws IOException {
    out.write(JsonLines.JSON.writeValueAsBytes(object));
    out.write('\n');
  }

  /** Puts what was written in place of the target, whole. */
  public void commit() throws IOException {
    out.flush();
    file.force(true);
    out.close();
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Throws away what was not committed. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
