package io.sampo.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the processes of a test said last: the logs in a run's folder, and the files beside it,
 * where tests have them print. A test's folder is gone by the time that somebody reads of its
 * failure.
 */
final class LastLines {
  private static final int LINES = 30;

  private LastLines() {}

  static String of(RunFolder run) throws IOException {
    Path folder = run.path().toAbsolutePath();
    return Stream.concat(
            files(folder).stream().filter(LastLines::isLog),
            files(folder.resolve("..").normalize()).stream())
        .map(LastLines::of)
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isLog(Path file) {
    return file.toString().endsWith(".log");
  }

  private static String of(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return "---- " + file.getFileName() + "\n" + String.join("\n", last);
    } catch (IOException e) {
      return "---- " + file.getFileName() + ": " + e;
    }
  }
}
