package io.sampo.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process is called in files that several machines share. */
public final class ThisProcess {
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  private ThisProcess() {}

  /** HOST-PID: in containers, every process has the same number. */
  public static String name() {
    return host() + "-" + ProcessHandle.current().pid();
  }

  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException noLinux) {
      return "localhost";
    }
  }
}
