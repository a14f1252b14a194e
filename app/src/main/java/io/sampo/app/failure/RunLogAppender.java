package io.sampo.app.failure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes the log to a file that is made with the first line: no line, no file. */
public final class RunLogAppender extends AppenderBase<ILoggingEvent> {
  private Path file = Path.of(System.getProperty("java.io.tmpdir"), "sampo.log");
  private @Nullable Encoder<ILoggingEvent> encoder;
  private @Nullable OutputStream out;

  /** Set by logback.xml. */
  public void setFile(String file) {
    this.file = Path.of(file);
  }

  /** Set by logback.xml. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  Path file() {
    return file;
  }

  synchronized void moveTo(Path other) {
    close();
    file = other;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (encoder == null) {
      return;
    }
    try {
      OutputStream log = open();
      log.write(encoder.encode(event));
      log.flush();
    } catch (IOException e) {
      addError("cannot write " + file, e);
    }
  }

  @Override
  public synchronized void stop() {
    super.stop();
    close();
  }

  private OutputStream open() throws IOException {
    OutputStream log = out;
    if (log == null) {
      log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out = log;
    }
    return log;
  }

  private void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      addError("cannot close " + file, e);
    }
    out = null;
  }
}
