package io.sampo.app.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C: the run ends after the step in hand, and the process once that is on the disk and the run
 * has said its last word.
 */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final AtomicReference<@Nullable Node> begun = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Names the node whose run is to be stopped; before that there is nothing to save. */
  void stops(Node node) {
    begun.set(node);
  }

  private void interrupt() {
    Node node = begun.get();
    if (node != null) {
      node.stopRun("interrupted");
      await();
    }
  }

  private void await() {
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "sampo: no answer within " + PATIENCE_SECONDS + " s; the last checkpoint is good");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook is what brought the run here, and it has just been told to return.
    }
  }
}
