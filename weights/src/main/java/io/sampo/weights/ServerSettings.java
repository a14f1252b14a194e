package io.sampo.weights;

import java.time.Duration;

/**
 * How a node serves its snapshots; none of it changes what arrives.
 *
 * @param chunkBytes bytes of a chunk, 1..{@link #MAX_CHUNK_BYTES}
 * @param threads threads that read and digest chunks, shared by all receivers
 * @param keepAlive how long a connection may be silent before it is probed, at least 1 s
 * @param grace how long streams under way may go on when the server closes
 */
public record ServerSettings(int chunkBytes, int threads, Duration keepAlive, Duration grace) {
  /** The largest chunk that a receiver takes. */
  public static final int MAX_CHUNK_BYTES = 4 << 20;

  public ServerSettings {
    require(
        chunkBytes >= 1 && chunkBytes <= MAX_CHUNK_BYTES,
        "chunk-bytes",
        chunkBytes,
        "1.." + MAX_CHUNK_BYTES);
    require(threads >= 1, "threads", threads, "1 or more");
    require(keepAlive.toSeconds() >= 1, "keep-alive", keepAlive, "1 s or more");
    require(!grace.isNegative(), "grace", grace, "0 s or more");
  }

  /** 1 MiB a chunk, two threads, a probe after 20 s of silence, 5 s of grace. */
  public static ServerSettings defaults() {
    return new ServerSettings(1 << 20, 2, Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  public ServerSettings withChunkBytes(int value) {
    return new ServerSettings(value, threads, keepAlive, grace);
  }

  public ServerSettings withThreads(int value) {
    return new ServerSettings(chunkBytes, value, keepAlive, grace);
  }

  public ServerSettings withGrace(Duration value) {
    return new ServerSettings(chunkBytes, threads, keepAlive, value);
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "weights server " + what + ": " + value + " (expected: " + expected + ")");
    }
  }
}
