package io.sampo.learner.pool;

import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.learner.pool.NextWork.Compute;
import io.sampo.learner.pool.NextWork.TakeIn;
import io.sampo.learner.pool.Slot.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who does which micro-batch of the step under way. The leader's model thread opens a step, asks
 * for its next work until all is folded, and closes it; meanwhile helpers take micro-batches and
 * deliver gradients, from any thread. When there is nothing on the board, every delivery is late.
 *
 * <p>The leader waits for a gradient that is out only when it has nothing else to do, and not for
 * long: then it computes it itself. One that is out since before it began to wait has had its time.
 * What comes of a micro-batch does not depend on who does it, so a clock may decide here.
 */
final class ShareBoard {
  /** Gradients that may be there before their turn: each takes as much memory as the weights. */
  static final int AHEAD = 8;

  /** A helper computes one while the one before is fetched from it. */
  static final int IN_HAND = 2;

  private final double waits;
  private List<Slot> slots = List.of();
  private int folded;
  private long idleAtMost;
  private long outAtMost;
  private Runnable onChange = () -> {};
  private ShareCounts counts = ShareCounts.NONE;

  /**
   * An empty board.
   *
   * @param waits how long the leader waits for a micro-batch, in times that it takes for one
   */
  ShareBoard(double waits) {
    this.waits = waits;
  }

  /** Calls this, on any thread, whenever there may be something to hand out. */
  synchronized void onChange(Runnable listener) {
    onChange = listener;
  }

  // ---- the leader

  /**
   * Begins a step. The leader has the first micro-batch, so there is none to share where it is one.
   */
  synchronized void open(List<Share> shares) {
    close();
    slots = shares.stream().map(Slot::new).toList();
    idleAtMost = Long.MAX_VALUE;
    outAtMost = Long.MAX_VALUE;
    onChange.run();
  }

  /** What the leader is to do; waits for a delivery where that is best. Not all is folded yet. */
  synchronized NextWork next() {
    long idle = System.nanoTime();
    while (true) {
      Slot first = slots.get(folded);
      Delivered delivered = first.delivered;
      if (delivered != null) {
        first.delivered = null;
        counts = counts.withHelped();
        return new TakeIn(folded, delivered);
      }
      Optional<Slot> waiting = lowest(slot -> slot.state == State.WAITING);
      if (waiting.isPresent()) {
        return own(waiting.get());
      }
      if (!awaitMore(first, idle)) {
        counts = counts.withRepeated();
        return own(first);
      }
    }
  }

  private static Compute own(Slot slot) {
    slot.state = State.OWN;
    return new Compute(slot.share.id().place());
  }

  /** Whether there was still time to wait. An interrupt ends the wait, not the step. */
  private boolean awaitMore(Slot slot, long idle) {
    long now = System.nanoTime();
    long left = Math.min(idleAtMost - (now - idle), outAtMost - (now - slot.since));
    try {
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return left > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The leader has computed one, in {@code nanos} ns: others may take as long, and then some. */
  synchronized void computed(long nanos) {
    idleAtMost = (long) (waits * nanos);
    outAtMost = (long) ((waits + 1) * nanos);
  }

  /** The first so many are part of the sum. */
  synchronized void folded(int count) {
    folded = count;
    onChange.run();
  }

  /** Ends the step: what is still out is of no use. */
  synchronized void close() {
    slots.stream().flatMap(slot -> Stream.ofNullable(slot.delivered)).forEach(Delivered::close);
    slots = List.of();
    folded = 0;
  }

  /** What sharing came to since this was asked before. */
  synchronized ShareCounts counted() {
    ShareCounts now = counts;
    counts = ShareCounts.NONE;
    return now;
  }

  // ---- its helpers

  /** A micro-batch for that helper, if there is one: nobody's, or one that is out for too long. */
  synchronized Optional<Share> take(Object helper) {
    if (slots.stream().filter(slot -> slot.isOutWith(helper)).count() >= IN_HAND) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    Optional<Slot> slot =
        lowest(each -> shared(each, helper) && each.state == State.WAITING)
            .or(() -> lowest(each -> shared(each, helper) && isOverdue(each, now)));
    slot.ifPresent(taken -> {
      counts = taken.state == State.OUT ? counts.withRepeated() : counts;
      taken.handOut(helper, now);
    });
    return slot.map(taken -> taken.share);
  }

  private static boolean shared(Slot slot, Object helper) {
    return slot.share.id().place() > 0 && slot.suits(helper);
  }

  private boolean isOverdue(Slot slot, long now) {
    return slot.state == State.OUT && now - slot.since >= outAtMost;
  }

  private Optional<Slot> lowest(Predicate<Slot> wanted) {
    return slots.stream().skip(folded).limit(AHEAD).filter(wanted).findFirst();
  }

  /** Whether a gradient of that name would be of use. */
  synchronized boolean awaits(ShareId id) {
    return find(id).isPresent();
  }

  /** Whether a gradient of that name, which is there now, is of use; counts it if not. */
  synchronized boolean wants(ShareId id) {
    boolean wanted = awaits(id);
    counts = wanted ? counts : counts.withLate();
    return wanted;
  }

  /** Of the step under way, neither delivered nor computed here. */
  private Optional<Slot> find(ShareId id) {
    return slots.stream()
        .filter(slot -> slot.share.id().equals(id))
        .filter(slot -> slot.state == State.OUT || slot.state == State.WAITING)
        .findFirst();
  }

  /** Takes over a gradient; closes one that is of no use any more. */
  synchronized void deliver(ShareId id, Delivered delivered) {
    Optional<Slot> slot = find(id);
    if (slot.isPresent()) {
      slot.get().state = State.DELIVERED;
      slot.get().delivered = delivered;
      notifyAll();
    } else {
      counts = counts.withLate();
      delivered.close();
    }
  }

  /** That helper does not bring this one; another may. */
  synchronized void comeBack(ShareId id, Object helper) {
    find(id).ifPresent(slot -> slot.comeBack(helper));
    changed();
  }

  /** That helper is gone, and what it had goes to others. */
  synchronized void gone(Object helper) {
    slots.forEach(slot -> slot.comeBack(helper));
    changed();
  }

  private void changed() {
    notifyAll();
    onChange.run();
  }
}
