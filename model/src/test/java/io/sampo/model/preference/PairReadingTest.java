package io.sampo.model.preference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.model.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairReadingTest {
  private final PairReading reading = new PairReading(1);

  @Test
  void aSeparatorFollowsEachResponse() {
    assertArrayEquals(new int[] {5, 6, 1, 7, 1}, reading.sequence(new int[] {5, 6}, new int[] {7}));
  }

  @Test
  void twoEndsInARowAreAResponseThatEndedByItself() {
    assertArrayEquals(new int[] {5, 1, 1, 5, 1}, reading.sequence(new int[] {5, 1}, new int[] {5}));
  }

  @Test
  void anEmptyResponseIsASeparatorAlone() {
    assertArrayEquals(new int[] {1, 7, 1}, reading.sequence(new int[0], new int[] {7}));
  }

  @Test
  void theScalarIsReadAtTheLastSeparator() {
    List<int[]> prompts = List.of(new int[] {3, 4}, new int[] {3});
    List<int[]> firsts = List.of(new int[] {5}, new int[] {8, 9, 1});
    List<int[]> seconds = List.of(new int[] {6, 7}, new int[] {2});
    Rows rows = reading.inOrder(prompts, firsts, seconds);
    assertEquals(7, rows.width());
    assertArrayEquals(new long[] {3, 4, 5, 1, 6, 7, 1, 3, 8, 9, 1, 1, 2, 1}, rows.ids());
    assertArrayEquals(new long[] {6, 13}, rows.at());
  }

  @Test
  void bothOrdersOfAPairShareItsPrompt() {
    Rows rows =
        reading.bothOrders(
            List.of(new int[] {3, 4}), List.of(new int[] {5}), List.of(new int[] {6, 7}));
    assertArrayEquals(new long[] {3, 4, 5, 1, 6, 7, 1, 6, 7, 1, 5, 1}, rows.ids());
    assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6}, rows.positions());
    assertArrayEquals(new long[] {6, 11}, rows.at());
  }
}
