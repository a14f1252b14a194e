package io.sampo.data;

/**
 * A counter-based source of 64-bit words: a pure function of its key, with no state to lose.
 *
 * <p>Each word of the key is mixed in by the finalizer of SplitMix64 (Steele, Lea and Flood 2014,
 * "Fast splittable pseudorandom number generators", figure 16, variant 13), offset by a multiple of
 * 2⁶⁴/φ so that the places of a key are told apart.
 */
final class KeyedHash {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private KeyedHash() {}

  static long of(long... key) {
    long hash = GOLDEN;
    for (int i = 0; i < key.length; i++) {
      hash = mix(hash ^ mix(key[i] + GOLDEN * (i + 1)));
    }
    return hash;
  }

  private static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
