package io.sampo.app.chaos;

/** Kinds of faults that can be asked for. */
public enum FaultKind {
  KILL,
  PAUSE,
  CUT
}
