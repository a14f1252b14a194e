package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./sampo} in a JVM of its own, which does not outlive its test.
 *
 * @param output what it prints
 */
record Started(Process process, File output) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** With these arguments. */
  static Started with(List<String> arguments, File output) throws IOException {
    List<String> command = new ArrayList<>();
    // Whoever runs the tests may ignore Ctrl-C, and a child would inherit that.
    command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
    command.add(Commands.LAUNCHER);
    command.addAll(arguments);
    return new Started(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start(),
        output);
  }

  /** Waits for its end, which is to be this one; what it said. */
  String ends(int code) throws IOException, InterruptedException {
    return ends(code, PATIENCE);
  }

  String ends(int code, Duration patience) throws IOException, InterruptedException {
    assertTrue(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS), "it does not end");
    String said = said();
    assertEquals(code, process.exitValue(), said);
    return said;
  }

  /** As Ctrl-C does it. */
  void interrupt() throws IOException, InterruptedException {
    Signals.interrupt(process.toHandle());
  }

  /** As a supervisor does it. */
  void terminate() {
    process.destroy();
  }

  /** As whoever pulls the plug does it; returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it does not end");
  }

  String said() throws IOException {
    return Files.readString(output.toPath());
  }

  /** Its name as a node, as that log has it. */
  String name(Path log) throws IOException {
    Matcher name =
        Pattern.compile("(\\S+ pid " + process.pid() + ") is here").matcher(Files.readString(log));
    if (!name.find()) {
      throw new AssertionError("pid " + process.pid() + " is not in " + log);
    }
    return name.group(1);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
