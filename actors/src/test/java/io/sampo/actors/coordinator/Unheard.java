package io.sampo.actors.coordinator;

import java.io.UncheckedIOException;
import java.util.Map;

/** Nobody cares what a run comes to, but for what a test asks about. */
class Unheard implements RunListener {
  @Override
  public void onCommitted(Map<String, Double> metrics, Status status) {}

  @Override
  public void onEvaluated(Evaluated evaluated) {}

  @Override
  public void onStatus(Status status) {}

  @Override
  public void onFinished(Outcome outcome) {}

  @Override
  public void onBroken(UncheckedIOException cause) {}
}
