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
        Map.of("kill", 2, "cut", 1),
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
    assertEquals(2, json.get("faults").get("kill").intValue());
  }

  @Test
  void theFileHasWhatIsPromisedOfIt() throws Exception {
    Path file = folder.resolve("chaos.json");
    unharmed(3, EXPECTED, new PairsApart(0, 0)).write(file);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(
        List.of(
            "seed",
            "asked",
            "kills",
            "faults",
            "restarts",
            "weights_sha256",
            "undisturbed_sha256",
            "orders",
            "lost",
            "duplicates",
            "recovery_s",
            "wall_ratio"),
        json.properties().stream().map(Map.Entry::getKey).toList());
    assertEquals(RUN.orders().trained(), json.at("/orders/trained").longValue());
    assertEquals(7.0, json.at("/recovery_s/learner/median").doubleValue());
    assertEquals(7.0, json.at("/recovery_s/learner/max").doubleValue());
    assertEquals(0, json.at("/recovery_s/judge/n").intValue());
    assertTrue(json.at("/recovery_s/judge/median").isNull());
    assertEquals(1.5, json.get("wall_ratio").doubleValue());
  }
}
