package io.sampo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HandshakesTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Handshakes.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Handshakes handshakes = new Handshakes();

  @BeforeEach
  void listen() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void onePeerIsCountedEveryTimeAndNamedOnce() {
    for (int i = 0; i < 5; i++) {
      handshakes.failed("10.0.0.1", new IOException(new SSLHandshakeException("no certificate")));
    }
    assertEquals(5, handshakes.failed());
    assertEquals(
        List.of(
            "TLS: no connection with 10.0.0.1: no certificate (counted from now on, not logged)"),
        lines());
  }

  @Test
  void aScanOfManyPeersDoesNotFillTheLog() {
    for (int i = 0; i < 5_000; i++) {
      handshakes.failed("peer " + i, new SSLHandshakeException("no certificate"));
    }
    assertEquals(5_000, handshakes.failed());
    assertEquals(1_000, lines().size());
  }

  @Test
  void aNameInACertificateCannotForgeALine() {
    handshakes.failed("10.0.0.1", new SSLHandshakeException("CN=a\n2026 INFO all is well"));
    assertEquals(1, lines().getFirst().lines().count());
  }

  @Test
  void whoeverJustLeftIsNotCounted() {
    handshakes.failed("10.0.0.1", new ClosedChannelException());
    assertEquals(0, handshakes.failed());
    assertEquals(List.of(), lines());
  }
}
