package io.sampo.actors.registry;

import io.sampo.actors.wire.Wire;
import java.util.Collection;
import java.util.List;

/**
 * Versions that somebody needs. What is not among them may go, but only as far as their term goes:
 * who knew the run under an earlier learner cannot know what a later one makes anew.
 *
 * @param term of the learner under which they were needed
 * @param versions in order, none twice
 */
public record Pins(long term, List<Long> versions) implements Wire {
  static final Pins NONE = new Pins(0, List.of());

  public Pins {
    versions = List.copyOf(versions);
  }

  static Pins of(long term, Collection<Long> versions) {
    return new Pins(term, versions.stream().distinct().sorted().toList());
  }

  /** Whether they know of the entry's time and of later versions, and so may let it go. */
  boolean outdate(SnapshotEntry entry) {
    return term >= entry.term() && !versions.isEmpty() && entry.version() < versions.getLast();
  }
}
