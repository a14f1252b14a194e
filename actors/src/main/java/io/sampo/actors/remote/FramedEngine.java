package io.sampo.actors.remote;

import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;

/**
 * An engine that opens nothing but frames within their bounds: it fails at a length beyond them,
 * and Pekko closes the connection before the frame arrives.
 */
final class FramedEngine extends ForwardingEngine {
  private final FrameFollower follower;

  FramedEngine(SSLEngine engine, FrameBounds bounds) {
    super(engine);
    this.follower = new FrameFollower(bounds);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer sealed, ByteBuffer[] plain, int offset, int length)
      throws SSLException {
    ByteBuffer[] opened = new ByteBuffer[length];
    for (int i = 0; i < length; i++) {
      opened[i] = plain[offset + i].duplicate();
    }
    SSLEngineResult result = super.unwrap(sealed, plain, offset, length);
    for (int i = 0; i < length; i++) {
      follow(opened[i].limit(plain[offset + i].position()));
    }
    return result;
  }

  private void follow(ByteBuffer opened) throws SSLException {
    Optional<String> objection = follower.follow(opened);
    if (objection.isPresent()) {
      throw new SSLProtocolException(getSession().getPeerPrincipal() + ": " + objection.get());
    }
  }
}
