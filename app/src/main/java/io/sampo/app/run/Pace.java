package io.sampo.app.run;

import java.util.ArrayDeque;

/** How fast a run goes: updates per second over the last ten steps and over all of them. */
final class Pace {
  private static final int RECENT = 10;

  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private long begun;
  private long last;
  private int commits;

  /** The first order may be issued from now on. */
  void begin() {
    begun = System.nanoTime();
    last = begun;
    recent.add(begun);
  }

  /**
   * Counts a commit.
   *
   * @return seconds since the one before
   */
  double commit() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    commits++;
    recent.add(now);
    if (recent.size() > RECENT + 1) {
      recent.remove();
    }
    return seconds;
  }

  /** Updates per second of late; NaN before the first. */
  double recentUpdates() {
    return recent.size() < 2
        ? Double.NaN
        : (recent.size() - 1) * 1e9 / (recent.getLast() - recent.getFirst());
  }

  /** Updates per second from the first order to the last commit; 0 without a commit. */
  double updates() {
    return commits == 0 ? 0 : commits * 1e9 / (last - begun);
  }
}
