package io.sampo.app.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of an actor system. Its actors are waited for as long as they need, what it still sends
 * and receives only for a while: under TLS Pekko now and then waits for a stream that does not end.
 */
final class Termination {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  private final Duration grace;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * Of a system that is yet to start.
   *
   * @param grace how long its connections may take to close once its actors have stopped
   */
  Termination(Duration grace) {
    this.grace = grace;
  }

  /** Ends with the system, if that ends. */
  void follow(ActorSystem<?> system) {
    var _ = system.getWhenTerminated().thenRun(() -> ended.complete(null));
  }

  /** All actors of the node have stopped: the rest has to end soon. */
  void actorsHaveStopped() {
    CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          if (ended.complete(null)) {
            LOG.warn(
                "connections have not closed within {} s; going on without", grace.toSeconds());
          }
        });
  }

  /** Returns once the system has ended. */
  void await() {
    ended.join();
  }
}
