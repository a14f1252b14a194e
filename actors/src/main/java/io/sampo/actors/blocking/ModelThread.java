package io.sampo.actors.blocking;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One thread for one worker's model calls, for as long as the worker lives: a child actor on a
 * pinned dispatcher that runs what it is told, in turn. The engine keeps state per thread, so a
 * worker's calls never move between threads.
 */
public final class ModelThread implements Executor {
  private static final String DISPATCHER = "sampo.dispatchers.model";

  private final ActorRef<Runnable> thread;

  private ModelThread(ActorRef<Runnable> thread) {
    this.thread = thread;
  }

  /** A thread that ends with the actor of {@code context}. */
  public static ModelThread of(ActorContext<?> context) {
    var runner =
        Behaviors.receiveMessage((Runnable call) -> {
          call.run();
          return Behaviors.same();
        });
    return new ModelThread(
        context.spawn(runner, "model-thread", DispatcherSelector.fromConfig(DISPATCHER)));
  }

  @Override
  public void execute(Runnable call) {
    thread.tell(call);
  }

  /** Runs {@code call} on this thread; whatever it throws becomes the stage's failure. */
  public <T> CompletionStage<T> call(Callable<T> call) {
    return Calls.on(this, call);
  }
}
