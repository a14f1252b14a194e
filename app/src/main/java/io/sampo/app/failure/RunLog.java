package io.sampo.app.failure;

import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log of this process: a file in the folder for temporary files until a run takes it into its
 * own folder.
 */
public final class RunLog {
  private static final String APPENDER = "FILE";

  private RunLog() {}

  /** Takes in what libraries say through the JDK's logging, which would go to the terminal. */
  public static void takeInTheJdks() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /**
   * Writes what follows to the end of this file instead.
   *
   * @param run whose name stands in every line
   */
  public static void into(Path file, String run) {
    context().putProperty(AboutConverter.RUN, run);
    appender().moveTo(file.toAbsolutePath());
  }

  /** Where the log is written now. */
  public static Path file() {
    return appender().file();
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static RunLogAppender appender() {
    return (RunLogAppender)
        Objects.requireNonNull(
            context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER),
            "logback.xml: no appender " + APPENDER);
  }
}
