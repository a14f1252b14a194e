package io.sampo.actors.sight;

import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.wire.Wire;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one node says of itself: its row in the shared map.
 *
 * @param node its name, as logs have it
 * @param weights the address where it serves snapshots, as in its {@link
 *     io.sampo.actors.registry.NodeShelf}
 * @param management the address where it can be asked over HTTP; empty where it cannot
 * @param timeMillis when it was written, by this node's clock, ms since 1970
 * @param readings its own numbers, by the names that Prometheus gets
 * @param waits who waits there, the longest first; those beyond {@link #MOST_WAITS} are left out
 */
public record NodeReport(
    String node,
    String weights,
    String management,
    long timeMillis,
    Map<String, Double> readings,
    List<Waiting> waits)
    implements Wire {
  /** A row stays small, however much waits. */
  static final int MOST_WAITS = 32;

  public NodeReport {
    readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    waits = List.copyOf(waits);
  }

  /**
   * One who waits.
   *
   * @param millis for how long by now
   * @param late whether that is longer than the watchdog allows
   */
  public record Waiting(String who, String forWhat, long millis, boolean late) implements Wire {
    private static Waiting of(Watchdog.Wait wait) {
      return new Waiting(wait.who(), wait.forWhat(), wait.since().toMillis(), wait.late());
    }
  }

  /** The longest of these waits. */
  static List<Waiting> longest(List<Watchdog.Wait> waits) {
    return waits.stream()
        .sorted(Comparator.comparing(Watchdog.Wait::since).reversed())
        .limit(MOST_WAITS)
        .map(Waiting::of)
        .toList();
  }
}
