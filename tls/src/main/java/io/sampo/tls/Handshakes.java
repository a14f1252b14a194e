package io.sampo.tls;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS handshakes of a node that failed, and connections that ended behind one, since the peer
 * did not keep to the protocol: counted each, and named in the log once for each peer and reason.
 * Whoever tries for ever fills neither log nor memory.
 */
public final class Handshakes {
  private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

  /** Lines that are written at most, whoever scans the ports. */
  private static final int MOST_NAMED = 1000;

  private static final int LONGEST = 400;

  private final LongAdder failed = new LongAdder();
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  /** Connections that failed so far: the peer was refused, or refused this node. */
  public long failed() {
    return failed.sum();
  }

  /** Counts a connection that failed, if TLS was the cause; whoever just left was not refused. */
  public void failed(String peer, Throwable failure) {
    cause(failure).ifPresent(cause -> count(peer, printable(cause)));
  }

  private void count(String peer, String why) {
    failed.increment();
    if (named.size() < MOST_NAMED && named.add(peer + why)) {
      LOG.warn("TLS: no connection with {}: {} (counted from now on, not logged)", peer, why);
    }
  }

  /** A peer chooses the names in its certificate: no line breaks, of bounded length. */
  private static String printable(SSLException cause) {
    String why = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}", "?");
    return why.substring(0, Math.min(why.length(), LONGEST));
  }

  /** The innermost that TLS has to say. */
  private static Optional<SSLException> cause(Throwable failure) {
    Optional<SSLException> found = Optional.empty();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SSLException tls) {
        found = Optional.of(tls);
      }
    }
    return found;
  }
}
