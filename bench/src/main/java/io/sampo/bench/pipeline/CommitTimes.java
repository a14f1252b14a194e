package io.sampo.bench.pipeline;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.coordinator.Status;
import io.sampo.bench.Elapsed;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Takes the time from one commit to the last: what lies between is what is measured. */
final class CommitTimes implements RunListener {
  private final int from;
  private final CompletableFuture<Elapsed.Begin> begin = new CompletableFuture<>();
  private final CompletableFuture<Elapsed> time = new CompletableFuture<>();

  /**
   * A stopwatch of a run.
   *
   * @param from the commit that starts it
   */
  CommitTimes(int from) {
    this.from = from;
  }

  @Override
  public void onCommitted(Map<String, Double> metrics, Status status) {
    if (status.step() == from) {
      begin.complete(Elapsed.Begin.now());
    }
  }

  @Override
  public void onEvaluated(Evaluated evaluated) {}

  @Override
  public void onStatus(Status status) {}

  @Override
  public void onFinished(Outcome outcome) {
    switch (outcome) {
      case Outcome.Completed _ -> time.complete(begin.join().elapsed());
      case Outcome.Stopped stopped ->
          time.completeExceptionally(new IllegalStateException(stopped.reason()));
      case Outcome.Failed failed ->
          time.completeExceptionally(new IllegalStateException(failed.message()));
    }
  }

  /** What the timed steps took; fails if the run did. */
  Elapsed await() {
    return time.join();
  }
}
