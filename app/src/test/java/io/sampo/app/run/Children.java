package io.sampo.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes of a run that another process drives. */
final class Children {
  private static final long PATIENCE_SECONDS = 120;

  private Children() {}

  /** Those of that role. */
  static List<ProcessHandle> of(Process driver, String role) {
    return driver
        .descendants()
        .filter(child -> command(child).contains("--role\0" + role + "\0"))
        .toList();
  }

  /** Returns when none of them is there any longer. */
  static void awaitEnd(List<ProcessHandle> children) throws Exception {
    for (ProcessHandle child : children) {
      child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
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
