package io.sampo.bench.pipeline;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.coordinator.Status;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Lets others wait for a run to come to certain steps. */
final class Marks implements RunListener {
  private final Map<Integer, CompletableFuture<Void>> reached = new TreeMap<>();

  Marks(Collection<Integer> steps) {
    steps.forEach(step -> reached.put(step, new CompletableFuture<>()));
  }

  /** Waits until the step, one of those named, is committed; fails if the run does before. */
  void await(int step) {
    Objects.requireNonNull(reached.get(step), "no such mark").join();
  }

  @Override
  public void onCommitted(Map<String, Double> metrics, Status status) {
    CompletableFuture<Void> mark = reached.get(status.step());
    if (mark != null) {
      mark.complete(null);
    }
  }

  @Override
  public void onEvaluated(Evaluated evaluated) {}

  @Override
  public void onStatus(Status status) {}

  @Override
  public void onFinished(Outcome outcome) {
    reached
        .values()
        .forEach(mark -> mark.completeExceptionally(new IllegalStateException(outcome.toString())));
  }
}
