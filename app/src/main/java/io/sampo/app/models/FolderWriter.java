package io.sampo.app.models;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a model folder in place when all of it is written. A folder that is there already must hold
 * a model; its files of the same names are replaced one after the other, config.json last.
 */
public final class FolderWriter {
  /** What would be read instead of the new model.safetensors. */
  private static final String INDEX = "model.safetensors.index.json";

  private FolderWriter() {}

  /** Writes the files of a folder. */
  @FunctionalInterface
  public interface Filling {
    void into(Path folder) throws IOException;
  }

  /** Refuses a target before the work is done that would fill it. */
  public static void check(Path target) {
    boolean model = Files.isRegularFile(target.resolve("config.json"));
    if (Files.exists(target) && !model && !isEmptyFolder(target)) {
      throw new UserError(
          target + ": exists and is no model folder (expected: a new folder, or a model's)");
    }
  }

  public static void write(Path target, Filling filling) throws IOException {
    check(target);
    Path absolute = target.toAbsolutePath();
    Path parent = Files.createDirectories(absolute.resolveSibling("."));
    Path beside = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
    try {
      filling.into(beside);
      Files.createDirectories(absolute);
      for (Path file : configLast(beside)) {
        Files.move(
            file,
            absolute.resolve(file.getFileName()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.deleteIfExists(absolute.resolve(INDEX));
    } finally {
      remove(beside);
    }
  }

  private static List<Path> configLast(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(file -> file.endsWith("config.json"))).toList();
    }
  }

  private static boolean isEmptyFolder(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.findAny().isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
