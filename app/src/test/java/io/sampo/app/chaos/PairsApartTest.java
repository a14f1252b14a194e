package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.metrics.MetricsRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PairsApartTest {
  private static MetricsRow step(int step, double trained, double tied) {
    return MetricsRow.step(step, Map.of("pairs_trained", trained, "pairs_tied", tied));
  }

  @Test
  void equalRunsAreNotApart() {
    List<MetricsRow> run = List.of(step(1, 16, 0), step(2, 14, 2));
    assertEquals(new PairsApart(0, 0), PairsApart.of(run, run));
  }

  @Test
  void whatOneStepLacksAnotherDoesNotMakeUpFor() {
    assertEquals(
        new PairsApart(2, 2),
        PairsApart.of(
            List.of(step(1, 16, 0), step(2, 16, 0)), List.of(step(1, 14, 0), step(2, 16, 2))));
  }

  @Test
  void aStepThatIsMissingIsMissingAsAWholeAndARepeatedOneIsSurplus() {
    assertEquals(
        new PairsApart(16, 15),
        PairsApart.of(
            List.of(step(1, 16, 0), step(2, 15, 0)), List.of(step(2, 15, 0), step(2, 15, 0))));
  }
}
