package io.sampo.learner.pool;

import io.sampo.actors.pool.Share;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one micro-batch of the step under way stands. */
final class Slot {
  /**
   * Its life: waiting → out → delivered, or waiting → own; from out back to waiting where its
   * helper is lost, and to own where the leader does not wait for it any longer.
   */
  enum State {
    WAITING,
    OUT,
    DELIVERED,
    /** Computed by the leader, now or before. */
    OWN
  }

  final Share share;
  State state = State.WAITING;
  @Nullable Object holder;

  /** When it was handed out, by {@link System#nanoTime}; to a second helper it counts on. */
  long since;

  @Nullable Delivered delivered;

  /** Helpers that had it: who did not bring it does not get it again. */
  private final Set<Object> had = new HashSet<>();

  Slot(Share share) {
    this.share = share;
  }

  boolean isOutWith(Object helper) {
    return state == State.OUT && helper.equals(holder);
  }

  boolean suits(Object helper) {
    return !had.contains(helper);
  }

  void handOut(Object helper, long now) {
    since = state == State.OUT ? since : now;
    state = State.OUT;
    holder = helper;
    had.add(helper);
  }

  void comeBack(Object helper) {
    if (isOutWith(helper)) {
      state = State.WAITING;
    }
  }
}
