package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ShuffledStreamTest {
  private static int[] order(long seed, int pairs, double level) {
    ShuffledStream stream = new ShuffledStream(seed, pairs, level);
    return IntStream.range(0, pairs).map(stream::at).toArray();
  }

  @Property(tries = 200)
  void everyPairComesOnceAndMovesByLessThanAWindow(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int pairs,
      @ForAll @DoubleRange(max = 1) double level) {
    int[] order = order(seed, pairs, level);
    for (int position = 0; position < pairs; position++) {
      int moved = Math.abs(order[position] - position);
      assertTrue(moved < Math.max(1, Math.ceil(level * pairs)), "moved by " + moved);
    }
    Arrays.sort(order);
    assertArrayEquals(IntStream.range(0, pairs).toArray(), order);
  }

  @Test
  void levelZeroIsTheStreamAsItWas() {
    assertArrayEquals(IntStream.range(0, 50).toArray(), order(7, 50, 0));
  }

  @Test
  void levelOneIsUniform() {
    int[] counts = new int[10];
    for (int seed = 0; seed < 10_000; seed++) {
      counts[order(seed, 10, 1)[0]]++;
    }
    for (int count : counts) {
      assertEquals(1000, count, 5 * 30);
    }
  }

  @Test
  void theSeedDecides() {
    assertArrayEquals(order(7, 50, .5), order(7, 50, .5));
    assertFalse(Arrays.equals(order(7, 50, .5), order(8, 50, .5)));
  }

  @Test
  void aLevelOutsideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ShuffledStream(7, 50, 1.5));
    assertThrows(IllegalArgumentException.class, () -> new ShuffledStream(7, 50, Double.NaN));
  }
}
