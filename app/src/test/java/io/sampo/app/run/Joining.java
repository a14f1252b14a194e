package io.sampo.app.run;

import io.sampo.app.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code sampo node} in a JVM of its own.
 *
 * @param output what it prints
 */
record Joining(Process process, File output) {
  /** Starts it: with these roles, of the run in this configuration, at these seeds. */
  static Joining start(Path config, File output, String roles, String seeds, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("node", "--role", roles, "--config", config.toString(), "--join", seeds));
    arguments.addAll(List.of(more));
    return new Joining(Commands.start(output, arguments), output);
  }

  /** A port that nobody listens on now. */
  static int freePort() throws IOException {
    return FreePorts.of(InetAddress.getLoopbackAddress(), 1).getFirst();
  }

  /** Ends it as a supervisor does. */
  void terminate() {
    process.destroy();
  }

  String said() throws IOException {
    return Files.readString(output.toPath());
  }

  /** Its name, as that log has it. */
  String name(Path log) throws IOException {
    Matcher name =
        Pattern.compile("(\\S+ pid " + process.pid() + ") is here").matcher(Files.readString(log));
    if (!name.find()) {
      throw new AssertionError("pid " + process.pid() + " is not in " + log);
    }
    return name.group(1);
  }
}
