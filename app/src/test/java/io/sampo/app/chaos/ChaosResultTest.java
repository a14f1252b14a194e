package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summaries;
import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChaosResultTest {
  private static final Summary RUN = Summaries.demo();
  private static final String OTHER_WEIGHTS =
      "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  private static final Undisturbed UNDISTURBED =
      new Undisturbed(RUN, commits(16, 16), Duration.ofSeconds(20));

  private static final Event KILLED =
      event(new Fault.Kill(4, Duration.ofSeconds(1)), Role.SAMPLER, false);
  private static final Event CUT_OFF =
      event(new Fault.Cut(2, Duration.ofSeconds(9)), Role.LEARNER, true);
  private static final Trial UNHARMED = trial(RUN, 16, 16);

  @TempDir private Path folder;

  private static Event event(Fault fault, Role role, boolean leading) {
    return new Event(fault, role, 77, leading, Instant.EPOCH);
  }

  private static Commits commits(double first, double second) {
    return new Commits(List.of(step(1, first), step(2, second)));
  }

  private static MetricsRow step(int step, double pairs) {
    return MetricsRow.step(step, Map.of("pairs_trained", pairs, "pairs_tied", 0.0));
  }

  /** Three faults were suffered, and what came of them is this. */
  private static Trial trial(Summary end, double first, double second) {
    return new Trial(
        List.of(KILLED, CUT_OFF, KILLED),
        3,
        end,
        commits(first, second),
        Map.of(Role.LEARNER, List.of(7.0)),
        Duration.ofSeconds(30));
  }

  private static Summary orders(long trained) {
    return Summaries.demo(new Summary.Orders(480, trained, 2, 1), RUN.weightsSha256());
  }

  private static ChaosResult result(int asked, Trial... trials) {
    return new ChaosResult(1, asked, UNDISTURBED, List.of(trials));
  }

  private JsonNode written(ChaosResult result) throws IOException {
    Path file = folder.resolve("chaos.json");
    result.write(file);
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void aRunThatSufferedAllFaultsUnharmedPasses() {
    assertTrue(result(3, UNHARMED).passes());
  }

  @Test
  void aRunThatWasOverBeforeItsLastFaultDoesNot() {
    assertFalse(result(4, UNHARMED).passes());
  }

  @Test
  void norDoesOneThatLostOrRepeatedSomething() {
    assertFalse(result(3, trial(orders(477), 16, 16)).passes());
    assertFalse(result(3, trial(orders(479), 16, 16)).passes());
    assertFalse(result(3, trial(RUN, 16, 15)).passes());
    assertFalse(result(3, trial(RUN, 17, 16)).passes());
  }

  @Test
  void whatOneRunLostAnotherDoesNotMakeUpFor() throws Exception {
    ChaosResult result = result(6, trial(RUN, 16, 15), trial(RUN, 16, 17));
    assertFalse(result.passes());
    assertEquals(1, written(result).get("lost").intValue());
    assertEquals(1, written(result).get("duplicates").intValue());
  }

  @Test
  void faultsThatSeveralRunsSufferedAreCountedTogether() throws Exception {
    ChaosResult result = result(6, UNHARMED, UNHARMED);
    JsonNode json = written(result);
    assertTrue(result.passes());
    assertEquals(2, json.get("runs").intValue());
    assertEquals(4, json.get("kills").get("sampler").intValue());
    assertEquals(6, json.get("restarts").intValue());
    assertEquals(2, json.at("/recovery_s/learner/n").intValue());
    assertEquals(2 * RUN.orders().trained(), json.at("/orders/trained").longValue());
    assertEquals(1.5, json.get("wall_ratio").doubleValue());
  }

  @Test
  void otherWeightsOfAnyRunFailAndAreShown() throws Exception {
    Trial harmed = trial(Summaries.demo(RUN.orders(), OTHER_WEIGHTS), 16, 16);
    ChaosResult result = result(6, harmed, UNHARMED);
    assertFalse(result.passes());
    assertEquals(OTHER_WEIGHTS, written(result).get("weights_sha256").textValue());
  }

  @Test
  void whatWasAskedStandsBesideWhatWasSuffered() throws Exception {
    JsonNode json = written(result(4, UNHARMED));
    assertEquals(4, json.get("asked").intValue());
    assertEquals(2, json.get("kills").get("sampler").intValue());
    assertEquals(1, json.get("kills").get("learner").intValue());
    assertEquals(2, json.get("faults").get("kill").intValue());
  }

  @Test
  void theFileHasWhatIsPromisedOfIt() throws Exception {
    JsonNode json = written(result(3, UNHARMED));
    assertEquals(
        List.of(
            "seed",
            "asked",
            "runs",
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
