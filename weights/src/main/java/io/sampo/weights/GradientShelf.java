package io.sampo.weights;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The newest gradients that a node computed, until they are fetched: a new one takes the place of
 * the oldest. A reader's handle outlives the shelf's own.
 */
public final class GradientShelf implements AutoCloseable {
  private final int room;
  private final Deque<Held> held = new ArrayDeque<>();

  private record Held(GradientKey key, Snapshot gradient) {}

  /**
   * An empty shelf.
   *
   * @param room how many gradients it holds
   */
  public GradientShelf(int room) {
    this.room = room;
  }

  /** Takes over the handle. */
  public synchronized void put(GradientKey key, Snapshot gradient) {
    if (held.size() == room) {
      held.removeFirst().gradient().close();
    }
    held.addLast(new Held(key, gradient));
  }

  /** A handle of the caller's own, to be closed, on the newest of that name. */
  public synchronized Optional<Snapshot> get(GradientKey key) {
    return held.reversed().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .map(each -> each.gradient().share());
  }

  @Override
  public synchronized void close() {
    held.forEach(each -> each.gradient().close());
    held.clear();
  }
}
