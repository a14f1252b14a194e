package io.sampo.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;

/** Memory of this process, as the operating system counts it. */
final class ProcessMetrics {
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;

  private ProcessMetrics() {}

  /** Resident bytes, by metric name; nothing where the system does not tell. */
  static Map<String, Double> now() {
    try {
      long pages = new Scanner(Files.readString(STATM)).useDelimiter(" ").skip("\\d+ ").nextLong();
      return Map.of("rss", (double) pages * PAGE);
    } catch (IOException e) {
      return Map.of();
    }
  }
}
