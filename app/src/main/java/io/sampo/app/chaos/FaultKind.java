package io.sampo.app.chaos;

import java.util.Locale;

/** Kinds of faults that can be asked for. */
public enum FaultKind {
  KILL,
  PAUSE,
  CUT;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
