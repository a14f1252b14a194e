package io.sampo.actors.remote;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * An engine whose first failure is told to somebody. Pekko closes the connection and keeps the
 * reason to itself.
 */
final class WatchedEngine extends ForwardingEngine {
  private final Consumer<SSLException> onFailure;
  private final AtomicBoolean failed = new AtomicBoolean();

  WatchedEngine(SSLEngine engine, Consumer<SSLException> onFailure) {
    super(engine);
    this.onFailure = onFailure;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] plain, int offset, int length, ByteBuffer sealed)
      throws SSLException {
    try {
      return super.wrap(plain, offset, length, sealed);
    } catch (SSLException e) {
      throw told(e);
    }
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer sealed, ByteBuffer[] plain, int offset, int length)
      throws SSLException {
    try {
      return super.unwrap(sealed, plain, offset, length);
    } catch (SSLException e) {
      throw told(e);
    }
  }

  private SSLException told(SSLException failure) {
    if (failed.compareAndSet(false, true)) {
      onFailure.accept(failure);
    }
    return failure;
  }
}
