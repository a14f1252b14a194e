package io.sampo.actors.pool;

import io.sampo.actors.wire.Wire;

/**
 * Names a micro-batch that was handed out. What belongs to another term or step is of no use.
 *
 * @param term of the learner that handed it out
 * @param step t
 * @param place among the micro-batches of the step, from 0
 */
public record ShareId(long term, int step, int place) implements Wire {
  @Override
  public String toString() {
    return "micro-batch %d of step %d, term %d".formatted(place, step, term);
  }
}
