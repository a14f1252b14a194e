package io.sampo.app.failure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log file of this process: {@code sampo-<pid>.log} in the folder for temporary files, made
 * when the first line is written, until a run takes it into its own folder.
 */
public final class RunLog {
  private static final String APPENDER = "FILE";

  private RunLog() {}

  /** Writes what follows to the end of this file instead. */
  public static void into(Path file) {
    FileAppender<ILoggingEvent> appender = appender();
    appender.stop();
    appender.setFile(file.toString());
    appender.start();
  }

  /** Where the log is written now. */
  public static Path file() {
    return Path.of(appender().getFile());
  }

  private static FileAppender<ILoggingEvent> appender() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    return (FileAppender<ILoggingEvent>)
        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
  }
}
