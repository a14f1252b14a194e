package io.sampo.bench;

/**
 * What a piece of work took.
 *
 * @param seconds on the wall
 * @param processorSeconds of this process, all threads together
 */
public record Elapsed(double seconds, double processorSeconds) {

  /** A moment, by the clock on the wall and the process's. */
  public record Moment(long nanos, long processorNanos) {
    public static Moment now() {
      long processor =
          ProcessHandle.current()
              .info()
              .totalCpuDuration()
              .orElseThrow(() -> new IllegalStateException("no processor time of this process"))
              .toNanos();
      return new Moment(System.nanoTime(), processor);
    }

    /** From then until now. */
    public Elapsed elapsed() {
      return until(now());
    }

    /** From then until a later one. */
    public Elapsed until(Moment end) {
      return new Elapsed((end.nanos - nanos) / 1e9, (end.processorNanos - processorNanos) / 1e9);
    }
  }
}
