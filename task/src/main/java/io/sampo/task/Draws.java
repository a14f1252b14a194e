package io.sampo.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stream of random draws that its key alone determines: draw number c of key k is {@code mix(k +
 * c·γ)}, the generator SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014). A key is folded from a seed and a path of numbers, so streams with
 * different paths have nothing in common and no stream has to be advanced to reach another.
 */
final class Draws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long count;

  private Draws(long key) {
    this.key = key;
  }

  static Draws of(Purpose purpose, long seed, long... path) {
    long key = mix(mix(seed + GAMMA) + purpose.salt * GAMMA);
    for (long step : path) {
      key = mix(key + step * GAMMA + GAMMA);
    }
    return new Draws(key);
  }

  /** What a stream is for. Two purposes share no draw. */
  enum Purpose {
    POST(1),
    REFERENCE(2),
    LABEL(3);

    private final long salt;

    Purpose(long salt) {
      this.salt = salt;
    }
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  double unit() {
    return (mix(key + ++count * GAMMA) >>> 11) * 0x1p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** {@code count} different elements in random order. */
  <T> List<T> distinct(int count, List<T> from) {
    return List.copyOf(shuffled(from).subList(0, count));
  }

  /** All elements in random order, in a list of its own (Fisher and Yates). */
  <T> List<T> shuffled(List<T> from) {
    List<T> order = new ArrayList<>(from);
    for (int last = order.size() - 1; last > 0; last--) {
      Collections.swap(order, last, below(last + 1));
    }
    return order;
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
