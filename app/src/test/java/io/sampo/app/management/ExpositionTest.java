package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExpositionTest {
  private final List<String> lines = Exposition.of(Statuses.full()).lines().toList();

  private void has(String line) {
    assertTrue(lines.contains(line), () -> line + " is missing in\n" + String.join("\n", lines));
  }

  @Test
  void everyMeasureIsExposedUnderItsNameAndNoOther() {
    Set<String> exposed =
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> measures =
        Arrays.stream(Measure.values())
            .map(Measure::text)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(measures, exposed);
  }

  @Test
  void whatOnlyGrowsIsACounter() {
    for (Measure measure : Measure.values()) {
      has("# TYPE " + measure.text() + " " + measure.kind().name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void aNodesNumbersBearItsName() {
    has("sampo_node_up{node=\"a:1 pid 1\",roles=\"coordinator,learner\"} 1.0");
    has("sampo_node_up{node=\"b:2 pid 2\",roles=\"sampler\"} 0.0");
    has("sampo_node_cpu_seconds_total{node=\"a:1 pid 1\"} 2.0");
    has("sampo_node_longest_wait_seconds{node=\"a:1 pid 1\"} 22.0");
    has("sampo_node_waits_late{node=\"b:2 pid 2\"} 0.0");
    has("sampo_weights_held{node=\"a:1 pid 1\"} 2.0");
  }

  @Test
  void theRunsNumbersStandByThemselves() {
    has("sampo_run_step 12.0");
    has("sampo_open_orders{state=\"waiting\"} 3.0");
    has("sampo_orders_total{fate=\"trained\"} 36.0");
    has("sampo_workers{role=\"sampler\",state=\"busy\"} 1.0");
    has("sampo_generate_seconds_total 3.0");
    has("sampo_weights_newest_version 12.0");
    has("sampo_weights_pinned 2.0");
  }

  @Test
  void withoutACoordinatorItSaysSoAndNothingOfTheRun() {
    String text = Exposition.of(StatusOf.view("mill", Statuses.withoutCoordinator(), Statuses.NOW));
    assertTrue(text.contains("sampo_coordinator_up 0.0"), text);
    assertFalse(text.contains("sampo_run_step"), text);
  }
}
