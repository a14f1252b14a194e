package io.sampo.weights;

import io.sampo.weights.v1.FetchRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The snapshots of one run that a node holds, by version, and those that it is receiving. It grows
 * by {@link #put} and shrinks by {@link #drop} to what the registry pins. A reader's handle
 * outlives the store's own.
 */
public final class SnapshotStore implements AutoCloseable {
  private final String run;
  private final TreeMap<Long, Snapshot> held = new TreeMap<>();
  private final Map<Long, Arrival> arriving = new HashMap<>();

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

  /** Lets others read a version while it arrives; the one that is on its way longer stays. */
  synchronized void arrives(Arrival arrival) {
    arriving.putIfAbsent(arrival.ref().version(), arrival);
  }

  /** That version is here by now, or comes no more. */
  synchronized void arrived(Arrival arrival) {
    arriving.remove(arrival.ref().version(), arrival);
  }

  /** What a receiver asks for, held or arriving; to be closed. */
  synchronized Optional<PartSource> parts(FetchRequest request) {
    Snapshot snapshot = held.get(request.getVersion());
    if (snapshot != null && snapshot.sha256().wire().equals(request.getSha256())) {
      return Optional.of(new WholeParts(snapshot.share()));
    }
    return Optional.ofNullable(arriving.get(request.getVersion()))
        .filter(arrival -> arrival.ref().sha256().wire().equals(request.getSha256()))
        .flatMap(Arrival::open);
  }

  /** The digest of that version; empty if it is not held. */
  synchronized Optional<Sha256> digest(long version) {
    return Optional.ofNullable(held.get(version)).map(Snapshot::sha256);
  }

  /** The versions held, ascending. */
  public synchronized Set<Long> versions() {
    return new TreeSet<>(held.keySet());
  }

  /** Drops the versions that are named. */
  public synchronized void drop(Set<Long> versions) {
    versions.stream().map(held::remove).filter(Objects::nonNull).forEach(Snapshot::close);
  }

  /** Bytes of the versions held; {@link SnapshotMemory} also counts those that readers hold. */
  public synchronized long bytesHeld() {
    return held.values().stream().mapToLong(Snapshot::byteSize).sum();
  }

  @Override
  public void close() {
    drop(versions());
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
