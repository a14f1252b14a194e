package io.sampo.actors.blocking;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** Runs blocking calls on named executors and turns their failures into words. */
public final class Calls {
  private static final String FETCH = "sampo.dispatchers.fetch";

  private Calls() {}

  /** The executor for fetching snapshots. */
  public static Executor fetching(ActorSystem<?> system) {
    return system.dispatchers().lookup(DispatcherSelector.fromConfig(FETCH));
  }

  public static <T> CompletionStage<T> on(Executor executor, Callable<T> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        executor);
  }

  /** What a person is told about a failed call. */
  public static String cause(Throwable failure) {
    Throwable inner = thrown(failure);
    String message = inner.getMessage();
    return message == null || message.isBlank() ? inner.getClass().getSimpleName() : message;
  }

  /** What the call itself threw. */
  public static Throwable thrown(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
