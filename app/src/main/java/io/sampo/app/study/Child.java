package io.sampo.app.study;

import io.sampo.app.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A {@code sampo} in a process of its own, whose output goes to a file of the job's folder. */
final class Child {
  private static final String OUTPUT = "output.log";

  private Child() {}

  static Process start(Path folder, List<String> arguments) throws IOException {
    return new ProcessBuilder(JavaCommand.sampoApart(arguments.toArray(String[]::new)))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(OUTPUT).toFile())
        .start();
  }

  /** All that the last process of this folder has printed. */
  static String output(Path folder) {
    try {
      return Files.readString(folder.resolve(OUTPUT));
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without the name that begins each line of an error; ours will begin it. */
  static String complaint(Path folder) {
    return output(folder).strip().replaceAll("(?m)^sampo: ", "");
  }
}
