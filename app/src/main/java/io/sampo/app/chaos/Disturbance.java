package io.sampo.app.chaos;

import io.sampo.app.run.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is put through.
 *
 * @param faults how many, one after the other
 * @param kinds those that may happen
 * @param processes of the cluster, by role
 * @param seed of who suffers what, and when
 */
public record Disturbance(
    int faults, List<FaultKind> kinds, Map<Role, Integer> processes, long seed) {
  public Disturbance {
    kinds = List.copyOf(kinds);
    processes = Map.copyOf(processes);
  }

  /** The role of each process, in the order of roles. */
  List<Role> roles() {
    return Arrays.stream(Role.values())
        .flatMap(role -> Collections.nCopies(of(role), role).stream())
        .toList();
  }

  private int of(Role role) {
    return processes.getOrDefault(role, 0);
  }

  /** Whether a host is to lose the network. */
  boolean cuts() {
    return kinds.contains(FaultKind.CUT);
  }
}
