package io.sampo.weights;

import io.sampo.weights.v1.FetchRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which relays read from this node, so that who comes later is sent to them: a node serves few of
 * them itself, and they others, which makes a tree. One that serves nobody is served at once.
 */
final class FanOut {
  private final int limit;
  private final Map<SnapshotStream, FetchRequest> relays = new HashMap<>();
  private int turn;

  /**
   * Nobody reads yet.
   *
   * @param limit relays that a snapshot is sent to at a time
   */
  FanOut(int limit) {
    this.limit = limit;
  }

  /**
   * Takes the stream in; or says whom its receiver should ask instead, each time in another order.
   */
  synchronized List<String> admit(SnapshotStream stream, FetchRequest request) {
    if (request.getRelay().isEmpty()) {
      return List.of();
    }
    List<String> others = others(request);
    if (others.size() < limit || request.getInsist()) {
      relays.put(stream, request);
      return List.of();
    }
    Collections.rotate(others, turn++);
    return others;
  }

  /** The relays that read the same snapshot; what the asking one has read here before is over. */
  private List<String> others(FetchRequest request) {
    List<String> others = new ArrayList<>();
    for (FetchRequest other : relays.values()) {
      if (other.getVersion() == request.getVersion()
          && other.getSha256().equals(request.getSha256())
          && !other.getRelay().equals(request.getRelay())) {
        others.add(other.getRelay());
      }
    }
    Collections.sort(others);
    return others;
  }

  synchronized void leave(SnapshotStream stream) {
    relays.remove(stream);
  }
}
