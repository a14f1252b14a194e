package io.sampo.model.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LabelNoiseTest {
  private static final int LABELS = 100_000;

  @Test
  void itTurnsOverItsShare() {
    assertEquals(0.2, share(new LabelNoise(0.2, 1)), 0.005);
  }

  @Test
  void noneAndAllAreExact() {
    assertEquals(0, share(new LabelNoise(0, 1)));
    assertEquals(1, share(new LabelNoise(1, 1)));
  }

  @Test
  void seedOrderAndRowDecideAndNothingElse() {
    LabelNoise noise = new LabelNoise(0.5, 1);
    for (long row = 0; row < 100; row++) {
      assertEquals(new LabelNoise(0.5, 1).turns(3, row), noise.turns(3, row));
    }
    assertFalse(alike(noise, new LabelNoise(0.5, 2), 0));
    assertFalse(alike(noise, noise, 1));
    assertTrue(alike(noise, noise, 0));
  }

  @Test
  void aShareIsAProbability() {
    assertThrows(IllegalArgumentException.class, () -> new LabelNoise(-0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LabelNoise(1.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LabelNoise(Double.NaN, 1));
  }

  private static double share(LabelNoise noise) {
    long turned = LongStream.range(0, LABELS).filter(i -> noise.turns(i / 16, i % 16)).count();
    return (double) turned / LABELS;
  }

  private static boolean alike(LabelNoise one, LabelNoise other, long ordersApart) {
    return LongStream.range(0, 100)
        .allMatch(row -> one.turns(3, row) == other.turns(3 + ordersApart, row));
  }
}
