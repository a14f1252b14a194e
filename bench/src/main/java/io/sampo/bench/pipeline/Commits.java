package io.sampo.bench.pipeline;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.coordinator.Status;
import io.sampo.bench.Elapsed.Moment;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** When certain steps of a run are committed: others can wait for them. */
final class Commits implements RunListener {
  private final Map<Integer, CompletableFuture<Moment>> moments = new TreeMap<>();

  /** Of these steps, and no others. */
  Commits(List<Integer> steps) {
    steps.forEach(step -> moments.put(step, new CompletableFuture<>()));
  }

  /** When the step was committed, once it is; fails if the run ends before. */
  Moment await(int step) {
    CompletableFuture<Moment> moment = moments.get(step);
    if (moment == null) {
      throw new IllegalArgumentException(
          "step " + step + " (expected: of " + moments.keySet() + ")");
    }
    return moment.join();
  }

  @Override
  public void onCommitted(Map<String, Double> metrics, Status status) {
    CompletableFuture<Moment> moment = moments.get(status.step());
    if (moment != null) {
      moment.complete(Moment.now());
    }
  }

  @Override
  public void onEvaluated(Evaluated evaluated) {}

  @Override
  public void onStatus(Status status) {}

  @Override
  public void onFinished(Outcome outcome) {
    endsBy(new IllegalStateException("the run has ended: " + outcome));
  }

  @Override
  public void onBroken(UncheckedIOException cause) {
    endsBy(cause);
  }

  private void endsBy(RuntimeException end) {
    moments.values().forEach(moment -> moment.completeExceptionally(end));
  }
}
