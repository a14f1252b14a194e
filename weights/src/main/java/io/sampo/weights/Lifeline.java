package io.sampo.weights;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;

/**
 * A connection that carries nothing and is kept to notice that the process at its other end is
 * gone: the machine there closes it at once and refuses the next. Says nothing of one that is
 * paused or cut off, whose connections stay as they are.
 */
public final class Lifeline implements AutoCloseable {
  private final ManagedChannel channel;
  private final Runnable broken;
  private final CompletableFuture<Void> held = new CompletableFuture<>();
  private boolean over;

  /**
   * A line over this channel, which ends with it.
   *
   * @param broken called once at most, on any thread, if a connection that was there ends and there
   *     is no other
   */
  static Lifeline over(ManagedChannel channel, Runnable broken) {
    Lifeline line = new Lifeline(channel, broken);
    line.look();
    return line;
  }

  private Lifeline(ManagedChannel channel, Runnable broken) {
    this.channel = channel;
    this.broken = broken;
  }

  private void look() {
    if (breaks()) {
      close();
      broken.run();
    }
  }

  /** Takes note of how the connection is, and asks for one where there is none. */
  private synchronized boolean breaks() {
    if (over) {
      return false;
    }
    ConnectivityState state = channel.getState(true);
    if (state == ConnectivityState.READY) {
      held.complete(null);
    }
    boolean refused = held.isDone() && state == ConnectivityState.TRANSIENT_FAILURE;
    if (!refused) {
      channel.notifyWhenStateChanged(state, this::look);
    }
    return refused;
  }

  /** Done once there has been a connection. */
  CompletableFuture<Void> held() {
    return held;
  }

  /** Lets go, and tells nobody. */
  @Override
  public synchronized void close() {
    over = true;
    channel.shutdownNow();
  }
}
