package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class DrawsTest {
  @Property(tries = 200)
  void eachEpochVisitsEachRowExactlyOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 600) int rows,
      @ForAll @IntRange(max = 1000) int epoch) {
    Draws draws = new Draws(seed, Lane.ONLINE, rows, 1, 1);
    long first = (long) epoch * rows;
    int[] visited = LongStream.range(first, first + rows).mapToInt(draws::row).sorted().toArray();
    assertArrayEquals(IntStream.range(0, rows).toArray(), visited);
  }

  @Property(tries = 100)
  void ordersOfABatchFollowEachOther(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int rows,
      @ForAll @IntRange(min = 1, max = 4) int orders,
      @ForAll @IntRange(min = 1, max = 9) int rowsPerOrder,
      @ForAll @IntRange(max = 1000) int batch) {
    Draws draws = new Draws(seed, Lane.OFFLINE, rows, orders, rowsPerOrder);
    int[] whole = new Draws(seed, Lane.OFFLINE, rows, 1, orders * rowsPerOrder).order(batch, 0);
    int[] parts =
        IntStream.range(0, orders).flatMap(i -> Arrays.stream(draws.order(batch, i))).toArray();
    assertArrayEquals(whole, parts);
  }

  @Test
  void seedLaneAndEpochEachGiveAnotherOrder() {
    int[] one = new Draws(7, Lane.ONLINE, 1000, 1, 1000).order(0, 0);
    assertTrue(agreements(one, new Draws(8, Lane.ONLINE, 1000, 1, 1000).order(0, 0)) < 20);
    assertTrue(agreements(one, new Draws(7, Lane.OFFLINE, 1000, 1, 1000).order(0, 0)) < 20);
    assertTrue(agreements(one, new Draws(7, Lane.ONLINE, 1000, 1, 1000).order(1, 0)) < 20);
    assertTrue(agreements(one, IntStream.range(0, 1000).toArray()) < 20);
  }

  @Test
  void everyRowIsEquallyOftenFirst() {
    int[] counts = new int[10];
    for (int seed = 0; seed < 10_000; seed++) {
      counts[new Draws(seed, Lane.ONLINE, 10, 1, 1).row(0)]++;
    }
    for (int count : counts) {
      assertEquals(1000, count, 5 * 30);
    }
  }

  @Property(tries = 100)
  void aPhaseHasTheRowsItWouldHaveWithoutOneInAnOrderOfItsOwn(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int orders,
      @ForAll @IntRange(min = 1, max = 4) int rowsPerOrder,
      @ForAll @IntRange(min = 2, max = 6) int batches,
      @ForAll @IntRange(max = 5) int phase) {
    Draws plain = new Draws(seed, Lane.ONLINE, 97, orders, rowsPerOrder);
    Draws phased = new Draws(seed, Lane.ONLINE, 97, orders, rowsPerOrder, batches);
    assertArrayEquals(
        phase(plain, phase * batches, batches).sorted().toArray(),
        phase(phased, phase * batches, batches).sorted().toArray());
  }

  private static IntStream phase(Draws draws, int first, int batches) {
    return IntStream.range(first, first + batches)
        .boxed()
        .flatMap(t -> IntStream.range(0, draws.ordersPerBatch()).mapToObj(i -> draws.order(t, i)))
        .flatMapToInt(Arrays::stream);
  }

  @Test
  void seedAndPhaseDealTheRowsOfAPhase() {
    int[] one = phase(new Draws(7, Lane.ONLINE, 1000, 1, 100, 10), 0, 10).toArray();
    int[] plain = phase(new Draws(7, Lane.ONLINE, 1000, 1, 100), 0, 10).toArray();
    assertTrue(agreements(one, plain) < 20);
    int[] next = phase(new Draws(7, Lane.ONLINE, 1000, 1, 100, 10), 10, 10).toArray();
    assertTrue(agreements(one, next) < 20);
  }

  @Test
  void aPhaseOfOneBatchIsDealtAsItComes() {
    Draws plain = new Draws(7, Lane.ONLINE, 1000, 2, 8);
    assertArrayEquals(plain.order(3, 1), new Draws(7, Lane.ONLINE, 1000, 2, 8, 1).order(3, 1));
  }

  @Test
  void anOrderOutsideTheBatchIsRefused() {
    Draws draws = new Draws(1, Lane.ONLINE, 10, 2, 4);
    assertThrows(IndexOutOfBoundsException.class, () -> draws.order(0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> draws.order(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Draws(1, Lane.ONLINE, 0, 1, 1));
  }

  /** Numbers from a second implementation of the documented rule. */
  @Test
  void theDrawsOfASeedNeverChange() {
    assertArrayEquals(
        new int[] {893, 802, 615, 192, 676, 786, 485, 704},
        new Draws(7, Lane.ONLINE, 1000, 2, 8).order(3, 1));
  }

  private static long agreements(int[] a, int[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count();
  }
}
