package io.sampo.data;

/**
 * The order in which a recorded stream is read again: a pure function of (seed, position).
 *
 * <p>At level ℓ the stream of N pairs is cut into windows of ⌈ℓN⌉ pairs, the last one shorter, and
 * each window is permuted uniformly, so a pair moves by less than ℓN. Level 0 is the stream as it
 * was, level 1 a uniform shuffle of all of it: the two ends that Tang et al. 2024, section 4 and
 * appendix G, speak of.
 *
 * @param pairs N
 * @param level ℓ, 0 to 1
 */
public record ShuffledStream(long seed, int pairs, double level) {
  public ShuffledStream {
    if (pairs < 1 || !(level >= 0 && level <= 1)) {
      throw new IllegalArgumentException(
          "pairs, level: " + pairs + ", " + level + " (expected: 1 or more, 0 to 1)");
    }
  }

  /** The pair, by its place in the recording, that stands at a position. */
  public int at(int position) {
    int window = window();
    if (window == 1) {
      return position;
    }
    int first = position / window * window;
    int size = Math.min(window, pairs - first);
    long key = KeyedHash.of(seed, Lane.RECORDED.key(), first);
    return first + new Permutation(size, key).at(position - first);
  }

  private int window() {
    return Math.max(1, (int) Math.ceil(level * pairs));
  }
}
