package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;

/**
 * Names an order: the unit of generation, scoring, judging, retry and ledger. Training orders are
 * numbered n = t · G + i over both lanes (batch t, position i of G); evaluation orders have numbers
 * of their own, so that how often a run evaluates changes nothing else.
 */
public record OrderId(Purpose purpose, long number) implements Wire {
  public OrderId {
    if (number < 0) {
      throw new IllegalArgumentException("order number: " + number + " (expected: 0 or more)");
    }
  }

  public static OrderId training(long number) {
    return new OrderId(Purpose.TRAINING, number);
  }

  public static OrderId evaluation(long number) {
    return new OrderId(Purpose.EVALUATION, number);
  }

  /** For the keys of log lines: {@code 17}, {@code evaluation-17}. */
  public String key() {
    return purpose == Purpose.TRAINING ? Long.toString(number) : "evaluation-" + number;
  }

  @Override
  public String toString() {
    return (purpose == Purpose.TRAINING ? "order " : "evaluation order ") + number;
  }
}
