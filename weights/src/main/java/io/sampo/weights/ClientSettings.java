package io.sampo.weights;

import java.time.Duration;

/**
 * How long a receiver waits.
 *
 * @param deadline for the whole of a snapshot, from one holder
 * @param stall for the next part of it; a holder that is silent for so long is given up
 * @param keepAlive how long a connection may be silent before it is probed, at least 10 s
 */
public record ClientSettings(Duration deadline, Duration stall, Duration keepAlive) {
  public ClientSettings {
    require(deadline.isPositive(), "deadline", deadline, "above 0 s");
    require(stall.isPositive(), "stall", stall, "above 0 s");
    require(keepAlive.toSeconds() >= 10, "keep-alive", keepAlive, "10 s or more");
  }

  /** Ten minutes in all, 30 s for the next part, a probe after 20 s of silence. */
  public static ClientSettings defaults() {
    return new ClientSettings(
        Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(20));
  }

  public ClientSettings withDeadline(Duration value) {
    return new ClientSettings(value, stall, keepAlive);
  }

  public ClientSettings withStall(Duration value) {
    return new ClientSettings(deadline, value, keepAlive);
  }

  private static void require(boolean holds, String what, Duration value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "weights client " + what + ": " + value + " (expected: " + expected + ")");
    }
  }
}
