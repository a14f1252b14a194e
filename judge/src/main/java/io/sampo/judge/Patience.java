package io.sampo.judge;

import io.sampo.data.verdicts.StoreUnreachableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a store again until it can be reached: after half a second, then after twice as long each
 * time, five seconds at most. Says once that it waits, and once that it goes on.
 */
final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final CountDownLatch over = new CountDownLatch(1);

  /** The store's answer; throws {@link CancellationException} once nobody wants it any more. */
  <T> T ask(Supplier<T> store) throws InterruptedException {
    try {
      return store.get();
    } catch (StoreUnreachableException e) {
      LOG.warn("judging waits: {}", e.getMessage());
    }
    long begin = System.nanoTime();
    T answer = askAgain(store);
    LOG.warn(
        "judging goes on: the store of verdicts is back after {} s",
        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    return answer;
  }

  private <T> T askAgain(Supplier<T> store) throws InterruptedException {
    Duration pause = FIRST;
    while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        return store.get();
      } catch (StoreUnreachableException _) {
        pause = shorter(pause.multipliedBy(2), LONGEST);
      }
    }
    throw new CancellationException("the run is over");
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Ends every wait, now and later. From any thread. */
  void end() {
    over.countDown();
  }
}
