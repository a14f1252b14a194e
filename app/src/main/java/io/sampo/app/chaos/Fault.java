package io.sampo.app.chaos;

import java.time.Duration;

/** What is done to one process. */
sealed interface Fault {
  /** The process's place among those of the cluster. */
  int victim();

  FaultKind kind();

  /** Killed without warning, and started again after a while. */
  record Kill(int victim, Duration until) implements Fault {
    @Override
    public FaultKind kind() {
      return FaultKind.KILL;
    }
  }

  /** Stopped, and woken after a while. */
  record Pause(int victim, Duration length) implements Fault {
    @Override
    public FaultKind kind() {
      return FaultKind.PAUSE;
    }
  }

  /** Its host loses the network, and gets it back after a while. */
  record Cut(int victim, Duration length) implements Fault {
    @Override
    public FaultKind kind() {
      return FaultKind.CUT;
    }
  }
}
