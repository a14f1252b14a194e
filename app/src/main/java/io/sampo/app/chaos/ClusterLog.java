package io.sampo.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the coordinators of a run wrote into their logs, in the order of time. */
final class ClusterLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final int TIME_LENGTH = 23;
  private static final Pattern LEADS = Pattern.compile("the learner on \\S+ pid (\\d+) leads");
  private static final Pattern ORPHANED =
      Pattern.compile("on \\S+ pid (\\d+) (?:is gone|does not answer); (.*) goes to another");
  private static final Pattern FILE = Pattern.compile("node-.*-(\\d+)\\.log");

  /** A line, and the process that wrote it. */
  private record Line(Instant time, long pid, String text) {}

  private final List<Line> lines = new ArrayList<>();

  /** Reads the logs of all nodes in a run's folder. */
  static ClusterLog read(Path folder) {
    ClusterLog log = new ClusterLog();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          log.add(file, Long.parseLong(name.group(1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    log.lines.sort(Comparator.comparing(Line::time));
    return log;
  }

  private void add(Path file, long pid) throws IOException {
    for (String text : Files.readAllLines(file)) {
      time(text).ifPresent(time -> lines.add(new Line(time, pid, text)));
    }
  }

  private static Optional<Instant> time(String line) {
    if (line.length() < TIME_LENGTH || !Character.isDigit(line.charAt(0))) {
      return Optional.empty();
    }
    LocalDateTime local = LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME);
    return Optional.of(local.atZone(ZoneId.systemDefault()).toInstant());
  }

  /** The learner that leads, and the process of the coordinator that seated it. */
  boolean leads(long pid) {
    return lines.stream()
        .filter(line -> LEADS.matcher(line.text()).find())
        .reduce((_, last) -> last)
        .filter(line -> line.pid() == pid || line.text().contains("pid " + pid + " leads"))
        .isPresent();
  }

  /**
   * When the first order that this worker held was done by another; none where it held none.
   *
   * @param since when the worker suffered its fault
   * @param until when the next fault began: what the worker loses from then on it loses by that
   */
  Optional<Instant> replaced(long pid, Instant since, Instant until) {
    return lines.stream()
        .filter(line -> !line.time().isBefore(since) && line.time().isBefore(until))
        .flatMap(line -> orphan(line, pid).stream())
        .findFirst();
  }

  /** When the order that this line takes from the worker was done by another. */
  private Optional<Instant> orphan(Line line, long pid) {
    Matcher orphaned = ORPHANED.matcher(line.text());
    return orphaned.find() && Long.parseLong(orphaned.group(1)) == pid
        ? done(orphaned.group(2), line.time())
        : Optional.empty();
  }

  private Optional<Instant> done(String order, Instant since) {
    return lines.stream()
        .filter(line -> !line.time().isBefore(since))
        .filter(line -> line.text().contains(order + " is done on "))
        .map(Line::time)
        .findFirst();
  }
}
