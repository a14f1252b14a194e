package io.sampo.app.loop;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.coordinator.Status;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Remembers what a run tells. */
final class Heard implements RunListener {
  final List<Integer> committed = new CopyOnWriteArrayList<>();
  final List<Map<String, Double>> metrics = new CopyOnWriteArrayList<>();
  final List<Evaluated> evaluated = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Outcome> finished = new CompletableFuture<>();

  @Override
  public void onCommitted(Map<String, Double> measured, Status status) {
    committed.add(status.step());
    metrics.add(measured);
  }

  @Override
  public void onEvaluated(Evaluated e) {
    evaluated.add(e);
  }

  @Override
  public void onStatus(Status status) {}

  @Override
  public void onFinished(Outcome outcome) {
    finished.complete(outcome);
  }

  @Override
  public void onBroken(UncheckedIOException cause) {
    finished.completeExceptionally(cause);
  }

  Outcome outcome() throws Exception {
    return finished.get(60, TimeUnit.SECONDS);
  }
}
