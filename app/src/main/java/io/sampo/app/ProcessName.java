package io.sampo.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process is called in files that several machines share. */
public final class ProcessName {
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  private ProcessName() {}

  /** That of this process. */
  public static String here() {
    return of(ProcessHandle.current().pid());
  }

  /** HOST-PID, of a process of this machine: in containers, each has the same number. */
  public static String of(long pid) {
    return host() + "-" + pid;
  }

  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException noLinux) {
      return "localhost";
    }
  }
}
