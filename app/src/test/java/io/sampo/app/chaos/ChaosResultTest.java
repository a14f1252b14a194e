package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.metrics.Summaries;
import io.sampo.app.metrics.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChaosResultTest {
  private static final Summary RUN = Summaries.demo();
  private static final long EXPECTED = RUN.orders().trained() + RUN.orders().dropped();

  @TempDir private Path folder;

  /** Three faults were suffered, and nothing came of them. */
  private static ChaosResult unharmed(int asked, long expected, PairsApart pairs) {
    return new ChaosResult(
        1,
        asked,
        Map.of("sampler", 2, "learner", 1),
        3,
        RUN,
        RUN,
        expected,
        pairs,
        Map.of("learner", List.of(7.0)),
        1.5);
  }

  @Test
  void aRunThatSufferedAllFaultsUnharmedPasses() {
    assertTrue(unharmed(3, EXPECTED, new PairsApart(0, 0)).passes());
  }

  @Test
  void aRunThatWasOverBeforeItsLastFaultDoesNot() {
    assertFalse(unharmed(4, EXPECTED, new PairsApart(0, 0)).passes());
  }

  @Test
  void norDoesOneThatLostOrRepeatedSomething() {
    assertFalse(unharmed(3, EXPECTED + 1, new PairsApart(0, 0)).passes());
    assertFalse(unharmed(3, EXPECTED - 1, new PairsApart(0, 0)).passes());
    assertFalse(unharmed(3, EXPECTED, new PairsApart(1, 0)).passes());
    assertFalse(unharmed(3, EXPECTED, new PairsApart(0, 1)).passes());
  }

  @Test
  void whatWasAskedStandsBesideWhatWasSuffered() throws Exception {
    Path file = folder.resolve("chaos.json");
    unharmed(4, EXPECTED, new PairsApart(0, 0)).write(file);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(4, json.get("asked").intValue());
    assertEquals(2, json.get("kills").get("sampler").intValue());
    assertEquals(1, json.get("kills").get("learner").intValue());
  }
}
