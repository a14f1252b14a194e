package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;

/** Judges rollouts. Every call comes on the same thread. */
@FunctionalInterface
public interface Judging extends AutoCloseable {
  /**
   * A pure function: {@link Verdict.Pairs} on a training rollout, {@link Verdict.Evaluation} on an
   * evaluation's.
   */
  Verdict judge(Order order, WorkResult result) throws Exception;

  /** Gives the judge's models back. The last call. */
  @Override
  default void close() {}
}
