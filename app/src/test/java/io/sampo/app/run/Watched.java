package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for what another process writes into a run's folder. */
final class Watched {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Watched() {}

  /** Returns once metrics.jsonl has the row of that step. */
  static void untilStep(RunFolder folder, int step) throws Exception {
    until(folder, folder.metrics() + ": step " + step, () -> latest(folder.metrics()) >= step);
  }

  /** Returns once metrics.jsonl has a row that is wanted. */
  static void untilStepWith(RunFolder folder, Predicate<MetricsRow> wanted) throws Exception {
    until(
        folder,
        folder.metrics() + ": such a step",
        () -> MetricsLog.read(folder.metrics()).stream().anyMatch(wanted));
  }

  /** Returns once the node at that address, host:port, knows that it is a member. */
  static void untilMember(RunFolder folder, String address) throws Exception {
    Members members = Members.of(folder.path());
    until(folder, "member " + address, () -> members.after(List.of()).contains(address));
  }

  /** Returns once the log has that text. */
  static void untilLogged(RunFolder folder, String text) throws Exception {
    until(folder, folder.log() + ": " + text, () -> log(folder).contains(text));
  }

  /** Returns once the log matches, with the first group of the match. */
  static String untilMatched(RunFolder folder, String pattern) throws Exception {
    Pattern wanted = Pattern.compile(pattern);
    until(folder, folder.log() + ": " + pattern, () -> wanted.matcher(log(folder)).find());
    Matcher found = wanted.matcher(log(folder));
    assertTrue(found.find());
    return found.group(1);
  }

  private static String log(RunFolder folder) throws IOException {
    return Files.exists(folder.log()) ? Files.readString(folder.log()) : "";
  }

  /** Returns once the run's status, asked anew with each step, has that text in its JSON. */
  static void untilStatusSays(RunFolder folder, String text) throws Exception {
    List<String> asked = List.of("status", folder.path().toString(), "--json");
    until(folder, "status: " + text, () -> Commands.sampo(asked).out().contains(text));
  }

  private static void until(RunFolder folder, String what, Callable<Boolean> isThere)
      throws Exception {
    Files.createDirectories(folder.path());
    try (WatchService changes = folder.path().getFileSystem().newWatchService()) {
      folder
          .path()
          .register(
              changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isThere.call()) {
        WatchKey key = changes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (key == null) {
          throw new AssertionError(what + " is missing\n" + LastLines.of(folder));
        }
        key.pollEvents();
        key.reset();
      }
    }
  }

  private static int latest(Path metrics) throws IOException {
    return MetricsLog.read(metrics).stream().mapToInt(MetricsRow::step).max().orElse(0);
  }
}
