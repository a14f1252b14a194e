package io.sampo.model.noise;

/**
 * The key of a random stream. A number is a pure function of (seed, purpose, order, row, index):
 * nothing is drawn in sequence, so a lost order that is made again sees the same noise, whoever
 * makes it.
 *
 * <p>Each part passes through the finalizer of SplitMix64 (Steele, Lea and Flood 2014, "Fast
 * splittable pseudorandom number generators"), a bijection of 64 bits that avalanches.
 *
 * @param purpose what the stream is for, so that evaluation never shares noise with training
 */
public record NoiseKey(long seed, long purpose, long order) {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** A uniform number in [0, 1) with 53 random bits. */
  public double uniform(long row, long index) {
    return (bits(row, index) >>> 11) * 0x1.0p-53;
  }

  /** The 64 random bits behind that number. */
  public long bits(long row, long index) {
    return mix(mix(mix(mix(mix(seed) ^ purpose) ^ order) ^ row) ^ index);
  }

  private static long mix(long z) {
    long x = z + GAMMA;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
