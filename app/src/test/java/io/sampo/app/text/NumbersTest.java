package io.sampo.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void compactNumbersHaveThreeDigitsAndExponentsOnlyWhereNeeded() {
    assertEquals("0", Numbers.compact(0));
    assertEquals("0.693", Numbers.compact(0.693147));
    assertEquals("-12.3", Numbers.compact(-12.345));
    assertEquals("1,234", Numbers.compact(1234.4));
    assertEquals("3e-6", Numbers.compact(3e-6));
    assertEquals("1.25e7", Numbers.compact(1.25e7));
    assertEquals("–", Numbers.compact(Double.NaN));
  }

  @Test
  void aChangeShowsItsSign() {
    assertEquals("+0.21", Numbers.signed(0.212, 2));
    assertEquals("−0.21", Numbers.signed(-0.212, 2));
    assertEquals("0.00", Numbers.signed(0, 2));
  }

  @Test
  void durationsReadLikeAClock() {
    assertEquals("7 s", Numbers.duration(7.2));
    assertEquals("2:05", Numbers.duration(125));
    assertEquals("1:02:05", Numbers.duration(3725));
    assertEquals("–", Numbers.duration(Double.NaN));
  }
}
