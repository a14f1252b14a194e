package io.sampo.app.failure;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place where an exception becomes words: a line on standard error and an exit code. The
 * trace goes to the log, and to standard error too where {@code SAMPO_DEBUG=1}.
 */
public final class ErrorBoundary {
  private static final Logger log = LoggerFactory.getLogger(ErrorBoundary.class);

  private final boolean debug;

  ErrorBoundary(boolean debug) {
    this.debug = debug;
  }

  /** The command line with this boundary around every command of it. */
  public static CommandLine around(CommandLine commands) {
    return new ErrorBoundary("1".equals(System.getenv("SAMPO_DEBUG"))).guard(commands);
  }

  CommandLine guard(CommandLine commands) {
    return commands
        .setExecutionExceptionHandler((e, command, _) -> report(e, command.getErr()))
        .setParameterExceptionHandler((e, _) -> usage(e));
  }

  /** Prints the line of a failure and returns the exit code that goes with it. */
  int report(Throwable failure, PrintWriter err) {
    if (debug) {
      failure.printStackTrace(err);
    }
    return ExpectedFailure.line(failure)
        .map(line -> expected(line, failure, err))
        .orElseGet(() -> defect(failure, err));
  }

  private static int expected(String line, Throwable failure, PrintWriter err) {
    log.debug("stopped by a failure that was expected", failure);
    line.lines().forEach(each -> err.println("sampo: " + each));
    return ExitCode.FAILED;
  }

  private static int defect(Throwable failure, PrintWriter err) {
    log.error("stopped by a defect", failure);
    err.println("sampo: defect: " + failure + " (trace: " + RunLog.file() + ")");
    return ExitCode.DEFECT;
  }

  private static int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("sampo: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }
}
