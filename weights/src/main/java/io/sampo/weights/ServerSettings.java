package io.sampo.weights;

import java.time.Duration;

/**
 * How a node serves its snapshots; none of it changes what arrives.
 *
 * @param fanOut relays that a snapshot is sent to at a time; who comes later is sent to these
 * @param threads threads that read chunks, shared by all receivers
 * @param keepAlive how long a connection may be silent before it is probed, at least 1 s
 * @param grace how long streams under way may go on when the server closes
 */
public record ServerSettings(int fanOut, int threads, Duration keepAlive, Duration grace) {
  /** The largest chunk that a receiver takes. */
  public static final int MAX_CHUNK_BYTES = 4 << 20;

  public ServerSettings {
    require(fanOut >= 1, "fan-out", fanOut, "1 or more");
    require(threads >= 1, "threads", threads, "1 or more");
    require(keepAlive.toSeconds() >= 1, "keep-alive", keepAlive, "1 s or more");
    require(!grace.isNegative(), "grace", grace, "0 s or more");
  }

  /**
   * Two relays, which make a tree that is flat and costs a link no more than twice the snapshot;
   * two threads, a probe after 20 s of silence, 5 s of grace.
   */
  public static ServerSettings defaults() {
    return new ServerSettings(2, 2, Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  public ServerSettings withFanOut(int value) {
    return new ServerSettings(value, threads, keepAlive, grace);
  }

  public ServerSettings withThreads(int value) {
    return new ServerSettings(fanOut, value, keepAlive, grace);
  }

  public ServerSettings withGrace(Duration value) {
    return new ServerSettings(fanOut, threads, keepAlive, value);
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "weights server " + what + ": " + value + " (expected: " + expected + ")");
    }
  }
}
