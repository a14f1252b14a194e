package io.sampo.judge;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What a class says in the log, for as long as somebody listens. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Logger logger;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  static LogLines of(Class<?> type) {
    LogLines lines = new LogLines((Logger) LoggerFactory.getLogger(type));
    lines.start();
    lines.logger.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
  }

  /** The next line, waited for. */
  String next() throws InterruptedException {
    return Objects.requireNonNull(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no line comes");
  }

  /** The lines that nobody has taken. */
  Queue<String> rest() {
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }
}
