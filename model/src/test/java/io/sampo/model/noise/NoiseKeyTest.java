package io.sampo.model.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The noise is uniform, changes wholly with each part of its key, and never changes otherwise. */
class NoiseKeyTest {
  private static final NoiseKey KEY = new NoiseKey(1, 2, 3);
  private static final int DRAWS = 200_000;

  @Test
  void numbersLieInTheHalfOpenUnitInterval() {
    assertTrue(
        LongStream.range(0, DRAWS)
            .mapToDouble(i -> KEY.uniform(0, i))
            .allMatch(u -> 0 <= u && u < 1));
  }

  /** Chi-square with 99 degrees of freedom: 99 on average, above 170 once in 100 000 times. */
  @Test
  void numbersFillHundredBinsEvenlyAlongEachPartOfTheKey() {
    assertEven(i -> KEY.uniform(0, i));
    assertEven(i -> KEY.uniform(i, 0));
    assertEven(i -> new NoiseKey(1, 2, i).uniform(0, 0));
    assertEven(i -> new NoiseKey(1, i, 3).uniform(0, 0));
    assertEven(i -> new NoiseKey(i, 2, 3).uniform(0, 0));
  }

  @Test
  void neighboursAreNotCorrelated() {
    double sum = 0;
    for (long i = 0; i < DRAWS; i++) {
      sum += (KEY.uniform(0, i) - 0.5) * (KEY.uniform(0, i + 1) - 0.5);
    }
    assertEquals(0, sum / DRAWS * 12, 5 / Math.sqrt(DRAWS));
  }

  @Test
  void oneChangedBitOfAnyPartChangesHalfOfTheResultsBits() {
    for (int part = 0; part < 5; part++) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        assertEquals(26.5, changedBits(part, bit), 2.5, "part " + part + ", bit " + bit);
      }
    }
  }

  @Test
  void smallKeysAreAllDifferent() {
    Set<Double> seen = new HashSet<>();
    int keys = 0;
    for (long[] key = new long[5]; key[0] < 8; next(key)) {
      seen.add(at(key));
      keys++;
    }
    assertEquals(keys, seen.size());
  }

  @Test
  void theNumbersOfAKeyNeverChange() {
    assertEquals(new NoiseKey(1, 2, 3).uniform(4, 5), KEY.uniform(4, 5));
    assertEquals(0x1.2176d36e2ccaap-1, KEY.uniform(4, 5));
  }

  private static void assertEven(LongToDoubleFunction draw) {
    int[] bins = new int[100];
    LongStream.range(0, DRAWS).forEach(i -> bins[(int) (draw.applyAsDouble(i) * 100)]++);
    double expected = DRAWS / 100.0;
    double chiSquare = 0;
    for (int count : bins) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertTrue(chiSquare < 170, "chi-square " + chiSquare);
  }

  /** The mean over some keys of how many of the 53 bits a flipped bit of one part changes. */
  private static double changedBits(int part, int bit) {
    int keys = 200;
    int changed = 0;
    for (int i = 0; i < keys; i++) {
      long[] key = {i, 2L * i, 7, i + 3L, 11};
      long before = bits(key);
      key[part] ^= 1L << bit;
      changed += Long.bitCount(before ^ bits(key));
    }
    return (double) changed / keys;
  }

  private static long bits(long[] key) {
    return (long) (at(key) * 0x1.0p53);
  }

  private static double at(long[] key) {
    return new NoiseKey(key[0], key[1], key[2]).uniform(key[3], key[4]);
  }

  /** Counts through all keys of parts below 8. */
  private static void next(long[] key) {
    int part = 4;
    while (part > 0 && key[part] == 7) {
      key[part--] = 0;
    }
    key[part]++;
  }
}
