package io.sampo.actors.sight;

import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.NodeShelf;
import java.util.List;
import java.util.Optional;

/**
 * The cluster as one node sees it.
 *
 * @param run as the coordinator says; empty when it does not answer
 * @param nodes the members, by address
 * @param shelves who holds and needs which snapshots
 */
public record View(Optional<Status> run, List<SeenNode> nodes, List<NodeShelf> shelves) {
  public View {
    nodes = List.copyOf(nodes);
    shelves = List.copyOf(shelves);
  }
}
