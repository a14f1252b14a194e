package io.sampo.actors.coordinator;

import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Hears how the run goes, on the coordinator's node and thread: must not block for long. A run that
 * goes back to a checkpoint tells the same steps again, with the same values.
 */
public interface RunListener {
  /** The learner stands at the status's step now; metrics of the update that led there. */
  void onCommitted(Map<String, Double> metrics, Status status);

  /** A learner goes on from the status's step, whose commit may have been told already. */
  default void onResumed(Map<String, Double> metrics, Status status) {
    onCommitted(metrics, status);
  }

  void onEvaluated(Evaluated evaluated);

  void onStatus(Status status);

  /** The last call, unless this node is broken. */
  void onFinished(Outcome outcome);

  /**
   * The last call where this node cannot write down how the run goes: the run may go on elsewhere,
   * and nobody has been told that it is over.
   */
  void onBroken(UncheckedIOException cause);
}
