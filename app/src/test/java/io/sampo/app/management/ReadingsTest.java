package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
  private final Readings readings = new Readings();

  @Test
  void aValueIsReadSetOrCounted() {
    readings.read(Measure.THREADS, () -> 5);
    readings.set(Measure.LOSS, 0.5);
    readings.set(Measure.LOSS, 0.25);
    readings.count(Measure.UPDATES, 1);
    readings.count(Measure.UPDATES, 1);
    assertEquals(
        Map.of("sampo_node_threads", 5.0, "sampo_loss", 0.25, "sampo_updates_total", 2.0),
        readings.now());
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    readings.set(Measure.LOSS, Double.NaN);
    assertEquals(Map.of(), readings.now());
  }

  @Test
  void aProcessHasNumbersOfItsOwn() {
    ProcessReadings.addTo(readings);
    Map<String, Double> now = readings.now();
    assertTrue(
        now.keySet()
            .containsAll(
                Set.of("sampo_node_heap_bytes", "sampo_node_threads", "sampo_node_uptime_seconds")),
        "read: " + now);
    now.forEach((name, value) -> assertTrue(value >= 0, name));
  }

  @Test
  void theRowOfAStepBecomesReadings() {
    StepReadings steps = new StepReadings(readings);
    steps.committed(Map.of("loss", 0.7, "step_seconds", 2.0, "drift", 1e-6));
    steps.committed(Map.of("loss", 0.6, "step_seconds", 3.0));
    steps.evaluated(Map.of("win_rate", 0.5));
    Map<String, Double> now = readings.now();
    assertEquals(0.6, now.get("sampo_loss"));
    assertEquals(5.0, now.get("sampo_step_seconds_total"));
    assertEquals(2.0, now.get("sampo_updates_total"));
    assertEquals(0.5, now.get("sampo_win_rate"));
    assertEquals(null, now.get("sampo_logprob_drift_nats"));
  }
}
