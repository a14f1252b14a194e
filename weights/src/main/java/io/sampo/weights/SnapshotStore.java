package io.sampo.weights;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The snapshots of one run that a node holds, by version. It grows by {@link #put} and shrinks to
 * what the registry pins by {@link #retain}. A reader's handle outlives the store's own.
 */
public final class SnapshotStore implements AutoCloseable {
  private final String run;
  private final TreeMap<Long, Snapshot> held = new TreeMap<>();

  public SnapshotStore(String run) {
    this.run = run;
  }

  public String run() {
    return run;
  }

  /**
   * Takes over the handle. The same bytes under the same version change nothing; other bytes
   * replace those held only under a higher term, so a learner that was cut off publishes nothing
   * over its successor.
   *
   * @throws IllegalStateException if it is of another run or fenced off; the handle is closed
   */
  public synchronized void put(Snapshot snapshot) {
    long version = snapshot.origin().version();
    Snapshot present = held.get(version);
    if (!run.equals(snapshot.origin().run())) {
      throw refused(snapshot, "another run", "run '" + run + "'");
    } else if (present == null) {
      held.put(version, snapshot);
    } else if (present.sha256().equals(snapshot.sha256())) {
      snapshot.close();
    } else {
      replace(present, snapshot);
    }
  }

  /** A handle of the caller's own, to be closed; empty if that version is not held. */
  public synchronized Optional<Snapshot> get(long version) {
    return Optional.ofNullable(held.get(version)).map(Snapshot::share);
  }

  public synchronized boolean holds(long version) {
    return held.containsKey(version);
  }

  /** The versions held, ascending. */
  public synchronized Set<Long> versions() {
    return new TreeSet<>(held.keySet());
  }

  /** Drops every version that is not named. */
  public synchronized void retain(Set<Long> versions) {
    held.values().removeIf(snapshot -> dropped(snapshot, versions));
  }

  /** Bytes of the versions held; {@link SnapshotMemory} also counts those that readers hold. */
  public synchronized long bytesHeld() {
    return held.values().stream().mapToLong(Snapshot::byteSize).sum();
  }

  @Override
  public void close() {
    retain(Set.of());
  }

  private static boolean dropped(Snapshot snapshot, Set<Long> versions) {
    boolean drop = !versions.contains(snapshot.origin().version());
    if (drop) {
      snapshot.close();
    }
    return drop;
  }

  private void replace(Snapshot present, Snapshot successor) {
    if (successor.origin().term() <= present.origin().term()) {
      throw refused(
          successor,
          "sha256 " + successor.sha256() + " of term " + successor.origin().term(),
          present.sha256() + " of term " + present.origin().term() + ", or a higher term");
    }
    held.put(successor.origin().version(), successor);
    present.close();
  }

  private static IllegalStateException refused(Snapshot snapshot, String seen, String expected) {
    snapshot.close();
    return new IllegalStateException(
        snapshot.ref() + ": " + seen + " (expected: " + expected + ")");
  }
}
