package io.sampo.bench.broadcast;

import io.sampo.bench.Elapsed;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/**
 * How long a snapshot takes to all receivers, beside the same bytes over plain TCP. The two are
 * timed in turn, so that a busy machine is busy for both; medians over the runs.
 *
 * @param bytes of the snapshot, a multiple of 4
 * @param receivers that ask for it at once
 * @param runs that count, after a shorter one to warm up
 */
public record BroadcastBenchmark(long bytes, int receivers, int runs) {
  /** What the last number of a loopback address leaves room for. */
  public static final int MOST_RECEIVERS = Places.MOST_RECEIVERS;

  private static final long WARM_UP_BYTES = 64_000_000;

  /**
   * What was measured.
   *
   * @param sealSeconds what the source takes for the digests, once
   */
  public record Result(Elapsed snapshot, Elapsed raw, double sealSeconds) {
    /** Speed as a share of plain TCP's. */
    public double ratio() {
      return raw.seconds() / snapshot.seconds();
    }
  }

  public Result run() throws IOException, InterruptedException, ExecutionException {
    new BroadcastBenchmark(
            Math.min(bytes / 4 / Float.BYTES * Float.BYTES, WARM_UP_BYTES), receivers, 1)
        .timed();
    return timed();
  }

  private Result timed() throws IOException, InterruptedException, ExecutionException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment content = content(arena);
      RawBroadcast raw = new RawBroadcast(content, receivers, arena);
      try (SnapshotBroadcast snapshot = new SnapshotBroadcast(content, receivers)) {
        List<Elapsed> raws = new ArrayList<>();
        List<Elapsed> snapshots = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
          raws.add(raw.time());
          snapshots.add(snapshot.time());
        }
        return new Result(median(snapshots), median(raws), snapshot.sealSeconds());
      }
    }
  }

  /** Bytes that nothing on the way could make shorter. */
  private MemorySegment content(Arena arena) {
    MemorySegment content = arena.allocate(bytes, Long.BYTES);
    SplittableRandom random = new SplittableRandom(1);
    for (long at = 0; at < bytes; at += Integer.BYTES) {
      content.set(ValueLayout.JAVA_INT, at, random.nextInt());
    }
    return content;
  }

  private static Elapsed median(List<Elapsed> runs) {
    List<Elapsed> sorted =
        runs.stream().sorted(Comparator.comparingDouble(Elapsed::seconds)).toList();
    return sorted.get(sorted.size() / 2);
  }
}
