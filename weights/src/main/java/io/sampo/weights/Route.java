package io.sampo.weights;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a receiver asks for a snapshot, one after the other: the holders that it knows; where one
 * names others, these first; and when nobody gave it, the holders again, insisting.
 */
final class Route {
  /** A tree of thousands is not so deep; whoever leads on for longer leads astray. */
  private static final int MOST_STOPS = 64;

  /** Who is asked, and whether to be served however many are. */
  record Stop(HolderAddress holder, boolean insist) {}

  private final List<HolderAddress> holders;
  private final Deque<Stop> ahead = new ArrayDeque<>();
  private final Set<HolderAddress> asked = new HashSet<>();
  private final List<TransferException> failures = new ArrayList<>();
  private boolean detoured;
  private boolean insisted;
  private int stops;

  /**
   * Nobody is asked yet.
   *
   * @param self where the receiver itself serves; never asked
   */
  Route(List<HolderAddress> holders, Optional<HolderAddress> self) {
    this.holders = holders.stream().filter(holder -> !self.equals(Optional.of(holder))).toList();
    self.ifPresent(asked::add);
    this.holders.forEach(holder -> ahead.addLast(new Stop(holder, false)));
  }

  /** Who is to be asked next; empty when nobody is left. */
  Optional<Stop> next() {
    while (!ahead.isEmpty()) {
      Stop stop = ahead.removeFirst();
      if (stop.insist() || asked.add(stop.holder())) {
        stops++;
        return Optional.of(stop);
      }
    }
    return insist() ? next() : Optional.empty();
  }

  /** Asks the holders once more, if one of them sent the receiver to others. */
  private boolean insist() {
    if (!detoured || insisted) {
      return false;
    }
    insisted = true;
    holders.forEach(holder -> ahead.addLast(new Stop(holder, true)));
    return true;
  }

  /** The one that was asked names others. */
  void detour(List<HolderAddress> others) {
    detoured = true;
    if (stops < MOST_STOPS) {
      others.reversed().forEach(other -> ahead.addFirst(new Stop(other, false)));
    }
  }

  /** The one that was asked did not give it. */
  void failed(TransferException failure) {
    failures.add(failure);
  }

  /** What to tell when nobody is left. */
  TransferException failure(SnapshotRef ref) {
    String seen =
        failures.stream()
            .map(TransferException::getMessage)
            .reduce((a, b) -> a + "; " + b)
            .orElse("no holder is known");
    String who = "any of " + holders;
    TransferException none =
        failures.stream().allMatch(TransferException::isAbsent)
            ? TransferException.absent(who, ref, seen, "one that gives it", null)
            : new TransferException(who, ref, seen, "one that gives it", null);
    failures.forEach(none::addSuppressed);
    return none;
  }
}
