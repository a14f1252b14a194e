package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.run.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {
  private static final int FAULTS = 200;
  private static final Map<Role, Integer> PROCESSES =
      Map.of(Role.COORDINATOR, 2, Role.LEARNER, 2, Role.SAMPLER, 3, Role.JUDGE, 2);

  private static List<Fault> faults(long seed, FaultKind... kinds) {
    Disturbance disturbance = new Disturbance(FAULTS, List.of(kinds), PROCESSES, seed);
    return FaultPlan.of(disturbance).stream().map(FaultPlan.Planned::fault).toList();
  }

  @Test
  void aSeedMeansTheSameFaults() {
    assertEquals(faults(1, FaultKind.values()), faults(1, FaultKind.values()));
    assertNotEquals(faults(1, FaultKind.values()), faults(2, FaultKind.values()));
  }

  @Test
  void everyProcessHasItsTurnAndNoOther() {
    Set<Integer> victims =
        faults(1, FaultKind.KILL).stream().map(Fault::victim).collect(Collectors.toSet());
    assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8), victims);
  }

  @Test
  void onlyWhatWasAskedForHappens() {
    assertTrue(faults(1, FaultKind.KILL).stream().allMatch(Fault.Kill.class::isInstance));
    assertTrue(faults(1, FaultKind.PAUSE).stream().allMatch(Fault.Pause.class::isInstance));
    assertEquals(3, faults(1, FaultKind.values()).stream().map(Fault::getClass).distinct().count());
  }
}
