package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;

/** Judges rollouts. Every call but {@link #giveUp} comes on the same thread. */
@FunctionalInterface
public interface Judging extends AutoCloseable {
  /**
   * A pure function: {@link Verdict.Pairs} on a training rollout, {@link Verdict.Evaluation} on an
   * evaluation's.
   */
  Verdict judge(Order order, WorkResult result) throws Exception;

  /**
   * The run is over: a call in hand need not wait for anything any more. From any thread, any
   * number of times.
   */
  default void giveUp() {}

  /** Gives the judge's models back. The last call. */
  @Override
  default void close() {}
}
