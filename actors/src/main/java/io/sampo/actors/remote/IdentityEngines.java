package io.sampo.actors.remote;

import io.sampo.tls.Identity;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.apache.pekko.remote.artery.tcp.SSLEngineProviderSetup;
import scala.Option;

/**
 * The TLS engines of an actor system with a node's identity: both ends show a certificate, or
 * nothing is said, and what comes in keeps to the bounds of frames. Used under {@code
 * pekko.remote.artery.transport = tls-tcp}.
 */
public final class IdentityEngines implements SSLEngineProvider {
  /** Pekko asks for an engine before it knows who comes. */
  private static final String INCOMING = "somebody who came to the actors' port";

  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private final Identity identity;
  private final SSLContext context;
  private final FrameBounds bounds;

  private IdentityEngines(Identity identity, FrameBounds bounds) {
    this.identity = identity;
    this.context = identity.context();
    this.bounds = bounds;
  }

  /** What an actor system is created with. */
  public static SSLEngineProviderSetup setup(Identity identity) {
    return SSLEngineProviderSetup.create(
        system -> new IdentityEngines(identity, FrameBounds.from(system.settings().config())));
  }

  @Override
  public SSLEngine createServerSSLEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return watched(new FramedEngine(engine, bounds), INCOMING);
  }

  @Override
  public SSLEngine createClientSSLEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    return watched(engine, host + ":" + port);
  }

  private SSLEngine watched(SSLEngine engine, String peer) {
    engine.setEnabledProtocols(PROTOCOLS);
    return new WatchedEngine(engine, failure -> identity.handshakes().failed(peer, failure));
  }

  /** The handshake has said all. */
  @Override
  public Option<Throwable> verifyClientSession(String host, SSLSession session) {
    return Option.empty();
  }

  /** The handshake has said all. */
  @Override
  public Option<Throwable> verifyServerSession(String host, SSLSession session) {
    return Option.empty();
  }
}
