package io.sampo.app.run;

import io.sampo.app.cli.RootCommand;
import io.sampo.app.failure.ErrorBoundary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The command line as people use it. */
final class Commands {
  private static final Path ROOT = Path.of(System.getProperty("sampo.root", "."));
  static final String LAUNCHER = ROOT.resolve("sampo").toString();
  static final Path CHECKPOINTS = ROOT.resolve("task").resolve("checkpoints");

  private Commands() {}

  /** To start a node: with these roles, of the run in this configuration, at these seeds. */
  static List<String> node(Path config, String roles, String seeds, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("node", "--role", roles, "--config", config.toString(), "--join", seeds));
    arguments.addAll(List.of(more));
    return arguments;
  }

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
}
