package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PhasesTest {
  private static long[] versions(int steps, int count, int lag) {
    Phases phases = new Phases(steps, count, lag);
    return LongStream.range(0, steps).map(phases::version).toArray();
  }

  @Test
  void asManyPhasesAsStepsIsOnPolicyUpToTheLag() {
    assertArrayEquals(new long[] {0, 1, 2, 3}, versions(4, 4, 0));
    assertArrayEquals(new long[] {0, 0, 0, 1}, versions(4, 4, 2));
    assertArrayEquals(versions(4, 4, 1), versions(4, 0, 1));
  }

  @Test
  void onePhaseIsOfflineDataFromTheInitialModelWhateverTheLag() {
    assertArrayEquals(new long[4], versions(4, 1, 0));
    assertArrayEquals(new long[4], versions(4, 1, 3));
  }

  @Test
  void aVersionIsConstantInsideAPhase() {
    assertArrayEquals(new long[] {0, 0, 2, 2, 4, 4}, versions(6, 3, 0));
    assertArrayEquals(new long[] {0, 0, 1, 1, 3, 3}, versions(6, 3, 1));
    assertArrayEquals(new long[] {0, 0, 0, 0, 1, 1}, versions(6, 3, 3));
  }

  @Test
  void aRunOfNoStepsHasPhasesAllTheSame() {
    assertEquals(1, new Phases(0, 5, 0).length());
  }
}
