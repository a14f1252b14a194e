package io.sampo.app.chaos;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Which process suffers what, and when: the same for the same seed. */
final class FaultPlan {
  private static final int GAP_MILLIS = 4_000;
  private static final int DOWN_MILLIS = 3_000;

  /** Longer than it takes to be declared dead, or shorter. */
  private static final int SILENT_MILLIS = 20_000;

  private final SplittableRandom random;
  private final List<FaultKind> kinds;
  private final int processes;

  /**
   * One of its faults.
   *
   * @param gap how long the cluster is left alone before it
   */
  record Planned(Duration gap, Fault fault) {}

  private FaultPlan(Disturbance disturbance) {
    this.random = new SplittableRandom(disturbance.seed());
    this.kinds = disturbance.kinds();
    this.processes = disturbance.roles().size();
  }

  /** All faults, one after the other. */
  static List<Planned> of(Disturbance disturbance) {
    FaultPlan plan = new FaultPlan(disturbance);
    return Stream.generate(plan::next).limit(disturbance.faults()).toList();
  }

  private Planned next() {
    return new Planned(millis(GAP_MILLIS), fault());
  }

  private Fault fault() {
    int victim = random.nextInt(processes);
    return switch (kinds.get(random.nextInt(kinds.size()))) {
      case KILL -> new Fault.Kill(victim, millis(DOWN_MILLIS));
      case PAUSE -> new Fault.Pause(victim, millis(SILENT_MILLIS));
      case CUT -> new Fault.Cut(victim, millis(SILENT_MILLIS));
    };
  }

  private Duration millis(int atMost) {
    return Duration.ofMillis(1 + random.nextInt(atMost));
  }
}
