package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process from driving the run of a folder: both would lead in turn, and neither get
 * on. The system gives it back when the process dies.
 */
record RunLock(FileChannel file) implements AutoCloseable {
  private static final String NAME = "lock";

  /**
   * Takes it, and makes the folder if need be.
   *
   * @throws UserError if another has it
   */
  static RunLock on(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(file) == null) {
      file.close();
      throw new UserError(
          folder
              + ": another process is at work on this run (expected: one that has ended, or another"
              + " --name)");
    }
    return new RunLock(file);
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
