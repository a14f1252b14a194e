package io.sampo.app.management;

/**
 * What {@code nvidia-smi} tells of a GPU; NaN what it cannot tell.
 *
 * @param busy share of the time in which it computes, for whatever process
 * @param memoryBytes of its memory in use, by all processes
 */
record GpuUse(double busy, double memoryBytes) {
  /** What {@link #of} reads. */
  static final String FIELDS = "utilization.gpu,memory.used";

  static final GpuUse UNKNOWN = new GpuUse(Double.NaN, Double.NaN);
  private static final double MIB = 1 << 20;

  /** A line of {@code --format=csv,noheader,nounits}: percent and MiB. */
  static GpuUse of(String line) {
    String[] fields = line.split(",", -1);
    return fields.length == 2
        ? new GpuUse(number(fields[0]) / 100, number(fields[1]) * MIB)
        : UNKNOWN;
  }

  /** NaN for what a GPU does not count, as {@code [N/A]}. */
  private static double number(String field) {
    String text = field.strip();
    return text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : Double.NaN;
  }
}
