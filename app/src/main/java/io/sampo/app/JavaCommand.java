package io.sampo.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts another {@code sampo} like this one: same Java, same options, same class
 * path. What the environment pins (thread counts of the arithmetic) a child inherits.
 */
public final class JavaCommand {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private JavaCommand() {}

  /** The command line of {@code sampo} with these arguments. */
  public static List<String> sampo(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaCommand::isSharedWithAChild)
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sampo.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * The same in a session of its own, so that Ctrl-C in a terminal reaches this process alone,
   * which then stops the others in order.
   */
  public static List<String> sampoApart(String... arguments) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(sampo(arguments));
    return command;
  }

  /** A child has no terminal, and writes a log of its own. */
  private static boolean isSharedWithAChild(String option) {
    return !option.startsWith("-Dsampo.terminal=")
        && !option.startsWith("-Dsampo.log=")
        && !option.startsWith("-javaagent:");
  }
}
