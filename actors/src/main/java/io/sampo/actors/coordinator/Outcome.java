package io.sampo.actors.coordinator;

import io.sampo.actors.work.Ledger;

/** How a run ended. */
public sealed interface Outcome {
  /** Updates committed. */
  int step();

  Ledger ledger();

  /** Step T is committed and every evaluation is in. */
  record Completed(int step, Ledger ledger) implements Outcome {}

  /** Somebody asked for it; the learner left a checkpoint at {@code step}. */
  record Stopped(int step, Ledger ledger, String reason) implements Outcome {}

  /** It could not go on. The last checkpoint is good. */
  record Failed(int step, Ledger ledger, String message) implements Outcome {}
}
