package io.sampo.data;

/**
 * A keyed permutation of 0..size−1 that is computed position by position.
 *
 * <p>A Feistel network permutes the smallest square power of two that holds the size; a result
 * outside is permuted again until it falls inside (cycle walking: Black and Rogaway 2002, "Ciphers
 * with arbitrary finite domains"), fewer than four times on average. So row p needs no table of the
 * others, and every node computes the same.
 */
final class Permutation {
  private static final int ROUNDS = 8;

  private final int size;
  private final int halfBits;
  private final long key;

  Permutation(int size, long key) {
    if (size < 1) {
      throw new IllegalArgumentException("size: " + size + " (expected: 1 or more)");
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    this.size = size;
    this.halfBits = Math.max(1, (bits + 1) / 2);
    this.key = key;
  }

  int at(int position) {
    long image = position;
    do {
      image = feistel(image);
    } while (image >= size);
    return Math.toIntExact(image);
  }

  private long feistel(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (KeyedHash.of(key, round, right) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
