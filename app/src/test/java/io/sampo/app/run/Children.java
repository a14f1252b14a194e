package io.sampo.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes of a run that another process drives. */
final class Children {
  private Children() {}

  /** Those of that role. */
  static List<ProcessHandle> of(Process driver, String role) {
    return driver
        .descendants()
        .filter(child -> command(child).contains("--role\0" + role + "\0"))
        .toList();
  }

  /** Its arguments, each with a zero behind it; the JDK does not tell those of a long command. */
  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }
}
