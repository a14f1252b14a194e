package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.cli.RootCommand;
import io.sampo.app.failure.ErrorBoundary;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The command line as people use it, in this JVM or through the launcher. */
final class Commands {
  private static final Path ROOT = Path.of(System.getProperty("sampo.root", "."));
  static final Path CHECKPOINTS = ROOT.resolve("task").resolve("checkpoints");

  private Commands() {}

  /** {@code sampo} with these arguments, here. */
  static synchronized Ended sampo(List<String> arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine commands = ErrorBoundary.around(RootCommand.commandLine());
      commands.setErr(new PrintWriter(err, true));
      int code = commands.execute(arguments.toArray(String[]::new));
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /** {@code ./sampo} with these arguments, which becomes a JVM; its output in a file. */
  static Process start(File output, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    // Whoever runs the tests may ignore Ctrl-C, and a child would inherit that.
    command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
    command.add(ROOT.resolve("sampo").toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  /**
   * {@code ./sampo} with these arguments until its end, which is to be a good one; what it said.
   */
  static String completed(File output, List<String> arguments, Duration patience)
      throws IOException, InterruptedException {
    Process process = start(output, arguments);
    try {
      assertTrue(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output.toPath());
    assertEquals(0, process.exitValue(), said);
    return said;
  }

  /** As Ctrl-C does it. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    signal("INT", process.toHandle());
  }

  /** It stands still until it is woken; a computer that swaps looks like it. */
  static void pause(ProcessHandle process) throws IOException, InterruptedException {
    signal("STOP", process);
  }

  static void wake(ProcessHandle process) throws IOException, InterruptedException {
    signal("CONT", process);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    List<String> kill = List.of("sh", "-c", "kill -" + name + " " + process.pid());
    assertEquals(0, new ProcessBuilder(kill).start().waitFor());
  }
}
